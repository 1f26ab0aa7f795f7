package de.stadtrunde.registration;

import de.stadtrunde.event.Door;
import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.event.EventHead;
import de.stadtrunde.event.Events;
import de.stadtrunde.registration.Registrations.Held;
import de.stadtrunde.registration.SignUpForm.AttendeeForm;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.Standing.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a person's own pages show; see frontend/pages/registration/personal.html. */
@Component
class PersonalModel {

  private static final Set<String> DONE =
      Set.of("offer-accepted", "offer-declined", "offer-gone", "people-changed");

  private final Views views;
  private final Events events;
  private final Door door;
  private final Clock clock;

  PersonalModel(Views views, Events events, Door door, Clock clock) {
    this.views = views;
    this.events = events;
    this.door = door;
    this.clock = clock;
  }

  /**
   * @param until null while whoever answers first is seated
   */
  record Offer(Instant until, boolean firstCome) {}

  /**
   * The registration in words that templates compare.
   *
   * @param organisation null for citizens
   * @param place how many registrations wait before it; null unless it waits
   * @param reason why it waits
   */
  record Own(
      String reference,
      String status,
      String participation,
      ContactForm contact,
      String organisation,
      int people,
      List<AttendeeForm> attendees,
      Integer place,
      String reason,
      List<RegistrationView.Grown> grown) {}

  /** For the pages around cancelling. */
  Mono<Map<String, Object>> of(Registration registration, String language) {
    return events
        .get(registration.event())
        .map(
            event ->
                Map.of(
                    "event", EventHead.of(event, language),
                    "people", registration.standing().people()));
  }

  Mono<Map<String, Object>> of(Held held, String done, String language) {
    return views
        .of(held.registration())
        .zipWith(events.get(held.registration().event()))
        .map(both -> model(held, both.getT1(), both.getT2(), done, language));
  }

  private Map<String, Object> model(
      Held held, RegistrationView view, Event event, String done, String language) {
    Registration registration = held.registration();
    boolean contact = held.holder().isContact();
    Map<String, Object> model = new HashMap<>();
    model.put("event", EventHead.of(event, language));
    model.put("past", event.over(clock.instant()));
    model.put("registration", own(view, registration.standing().people()));
    model.put("isContact", contact);
    model.put("offer", contact ? offer(registration, event) : null);
    model.put("door", door(registration, event));
    model.put(
        "mayChange",
        contact && PeopleDesk.changeable(registration.standing()) && !event.over(clock.instant()));
    model.put("mayCancel", contact && mayCancel(registration, event));
    model.put("done", DONE.contains(done) ? done : null);
    return model;
  }

  private static Own own(RegistrationView view, int people) {
    RegistrationView.Waiting waiting = view.waiting();
    return new Own(
        view.reference(),
        view.status().name(),
        view.participation(),
        view.contact(),
        view.organisation() == null ? null : view.organisation().name(),
        people,
        view.attendees(),
        waiting == null ? null : waiting.place() - 1,
        waiting == null ? null : waiting.reason(),
        view.grown());
  }

  private Offer offer(Registration registration, Event event) {
    Standing standing = registration.standing();
    if (standing.status() == Status.OFFERED) {
      return new Offer(standing.seatUntil(), false);
    }
    Instant now = clock.instant();
    boolean lastDay =
        event.state() == State.SCHEDULED
            && !now.isBefore(event.startsAt().minus(Offers.END_BEFORE_START))
            && now.isBefore(event.startsAt());
    return standing.status() == Status.WAITLISTED && lastDay ? new Offer(null, true) : null;
  }

  /** Null without a seat in a digital session that takes place. */
  private Door.Now door(Registration registration, Event event) {
    boolean enters =
        registration.standing().status() == Status.CONFIRMED
            && registration.participation() == Participation.DIGITAL
            && event.state() == State.SCHEDULED;
    return enters ? door.of(event, clock.instant()) : null;
  }

  private boolean mayCancel(Registration registration, Event event) {
    return registration.standing().live() && !event.over(clock.instant());
  }
}
