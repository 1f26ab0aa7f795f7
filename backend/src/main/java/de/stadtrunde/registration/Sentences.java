package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.registration.Notices.Kind;
import de.stadtrunde.registration.Standing.By;
import de.stadtrunde.registration.Standing.Ending;
import de.stadtrunde.registration.Standing.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Finds the sentences that are true of an occasion. */
final class Sentences {

  private final Occasion occasion;
  private final Words words;
  private final Instant doorOpens;
  private final Kind kind;
  private final Standing standing;
  private final int seats;

  /**
   * @param doorOpens when the digital session lets people in
   */
  Sentences(Occasion occasion, Words words, Instant doorOpens) {
    this.occasion = occasion;
    this.words = words;
    this.doorOpens = doorOpens;
    this.kind = occasion.kind();
    this.standing = occasion.registration().standing();
    this.seats = occasion.seats();
  }

  /** Without a name until the address is proven: a form must not make us say a stranger's words. */
  String greeting() {
    String name = occasion.addressee();
    boolean unproven = occasion.is(Status.UNCONFIRMED) || name == null || name.isBlank();
    return unproven ? words.say("hello.nameless") : words.say("hello", Isolated.of(name));
  }

  String why() {
    if (occasion.toDelegate()) {
      return words.say("why.delegate", organisation());
    }
    return words.say(occasion.is(Status.UNCONFIRMED) ? "why.unconfirmed" : "why");
  }

  /** Of the registration; once that is erased, of the mail. */
  private String organisation() {
    Registration.Organisation known = occasion.registration().organisation();
    Object told = occasion.mail().facts().get(Occasion.ORGANISATION);
    return Isolated.of(known == null ? Objects.toString(told, "") : known.name());
  }

  /** What happened. */
  List<String> lead() {
    return switch (kind) {
      case DELEGATE, DELEGATE_CANCELLED -> List.of(say("lead", organisation()));
      case CANCELLED -> ended(cancelledBy());
      case REJECTED -> ended("lead");
      case EVENT_CANCELLED, EVENT_POSTPONED -> eventReason();
      default -> List.of(say("lead", seats));
    };
  }

  private String cancelledBy() {
    By by = standing.ended().by();
    return by == By.PERSON ? "lead.person" : by == By.STAFF ? "lead.staff" : "lead.offers-missed";
  }

  /** With what the organiser gave as the reason. */
  private List<String> ended(String lead) {
    Ending ending = standing.ended();
    return withReason(say(lead, seats), ending.by() == By.STAFF ? ending.reason() : null);
  }

  private List<String> eventReason() {
    return withReason(say("lead"), occasion.event().stateReason());
  }

  private List<String> withReason(String lead, String reason) {
    return reason == null || reason.isBlank()
        ? List.of(lead)
        : List.of(lead, words.say("reason", Isolated.of(OneLine.of(reason))));
  }

  /** What comes next and by when. */
  List<String> next() {
    List<String> next = new ArrayList<>();
    switch (kind) {
      case CONFIRM, CONFIRMED, WAITLISTED, OFFER, DELEGATE -> addStanding(next);
      case PENDING -> next.add(say(occasion.held() ? "held" : "line", seats));
      case CHANGED, EVENT_MOVED -> {
        next.add(words.say("standing." + standing.status(), seats));
        addStanding(next);
      }
      case EVENT_POSTPONED -> next.add(words.say("standing." + standing.status(), seats));
      default -> {}
    }
    if (hasOwn()) {
      next.add(say("next", seats));
    }
    addCalendar(next);
    return next;
  }

  /** Whether the kind says something that its standing does not. */
  private boolean hasOwn() {
    return switch (kind) {
      case CONFIRMED, WAITLISTED, OFFER, DELEGATE -> false;
      case EVENT_MOVED -> occasion.is(Status.WAITLISTED) || occasion.is(Status.PENDING_APPROVAL);
      default -> true;
    };
  }

  /** Nothing ends while the event has no date. */
  private void addStanding(List<String> next) {
    if (occasion.postponed()) {
      next.add(words.say("event-postponed.next"));
      return;
    }
    switch (standing.status()) {
      case UNCONFIRMED -> addConfirming(next);
      case CONFIRMED -> addTakingPart(next);
      case OFFERED -> addOffer(next);
      case WAITLISTED -> next.add(words.say(occasion.lastDay() ? "line.last-day" : "line", seats));
      default -> next.add(words.say("pending.next"));
    }
  }

  /** A seat is promised only for as long as it is held. */
  private void addConfirming(List<String> next) {
    Instant end = standing.confirmUntil();
    Instant hold = standing.seatUntil() == null ? end : standing.seatUntil();
    if (!occasion.held()) {
      next.add(words.say("confirm.line", seats));
      next.add(words.say("confirm.until", words.moment(end)));
    } else {
      next.add(words.say("confirm.held", seats, words.moment(hold)));
      next.add(words.say(hold.isBefore(end) ? "confirm.late" : "confirm.end", words.moment(end)));
    }
    if (occasion.event().approval()) {
      next.add(words.say("confirm.approval"));
    }
  }

  private void addTakingPart(List<String> next) {
    boolean digital = occasion.registration().participation() == Participation.DIGITAL;
    if (digital) {
      next.add(words.say("door", words.moment(doorOpens)));
    }
    next.add(words.say(occasion.toDelegate() ? "cannot-come.delegate" : "cannot-come", seats));
  }

  private void addOffer(List<String> next) {
    next.add(words.say("offer.until", words.moment(standing.seatUntil()), seats));
    next.add(words.say(standing.missedOffers() == 0 ? "offer.first" : "offer.second"));
  }

  private void addCalendar(List<String> next) {
    if (occasion.entersCalendar()) {
      next.add(words.say("calendar.attached"));
    } else if (occasion.leavesCalendar()) {
      next.add(words.say("calendar.taken-out"));
    }
  }

  private String say(String key, Object... arguments) {
    return words.say(kind.template() + "." + key, arguments);
  }
}
