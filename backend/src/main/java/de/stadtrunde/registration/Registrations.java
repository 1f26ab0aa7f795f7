package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Events;
import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.shared.PlainText;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Finds the registration that a link, a code or a cookie opens. */
@Service
public class Registrations {

  /** Name of the registration cookie, as {@code Site.cookie} takes it. */
  public static final String COOKIE = "registration";

  private final Access access;
  private final RegistrationRepository registrations;
  private final PeopleRepository people;
  private final Events events;

  Registrations(
      Access access, RegistrationRepository registrations, PeopleRepository people, Events events) {
    this.access = access;
    this.registrations = registrations;
    this.people = people;
    this.events = events;
  }

  /** A registration together with who holds its secret. */
  record Held(Registration registration, Holder holder) {}

  /** A new secret for whoever has just proven one. */
  record Opened(Registration registration, String token) {}

  /** Whom this personal token lets in. Fails with {@code token-unknown} (401). */
  public Mono<Participant> participant(String token) {
    return access.byToken(token).flatMap(this::participant);
  }

  /** Whom the registration cookie with this value lets in; empty for an unknown or idle one. */
  public Mono<Participant> participantOfCookie(String cookie) {
    return access.bySession(cookie).flatMap(this::participant);
  }

  /**
   * Somebody who was let in before, as they stand now; empty once they are no longer known.
   *
   * @param attendee a delegate; null for the contact
   */
  public Mono<Participant> participant(UUID registration, UUID attendee) {
    return participant(new Holder(registration, attendee));
  }

  private Mono<Participant> participant(Holder holder) {
    return Mono.zip(registrations.find(holder.registration()), name(holder))
        .map(both -> Participant.of(both.getT1(), holder, both.getT2()));
  }

  /** The delegate's own name, else the contact's. */
  private Mono<String> name(Holder holder) {
    return holder.isContact()
        ? registrations
            .find(holder.registration())
            .map(one -> Objects.toString(one.contact().name(), ""))
        : people
            .of(holder.registration())
            .filter(one -> one.id().equals(holder.attendee()))
            .next()
            .map(one -> Objects.toString(one.name(), ""))
            .defaultIfEmpty("");
  }

  /**
   * By token, or by code when there is none. Fails with {@code token-unknown}, {@code
   * code-unknown}.
   */
  Mono<Held> open(String token, String code) {
    Mono<Holder> holder =
        token == null || token.isBlank()
            ? access.byCode(PlainText.of(code))
            : access.byToken(token.strip());
    return holder.flatMap(this::held);
  }

  Mono<Held> held(Holder holder) {
    return registrations.find(holder.registration()).map(one -> new Held(one, holder));
  }

  /** A further token for programs that go on with it. */
  Mono<Opened> open(Held held) {
    return events
        .get(held.registration().event())
        .map(Event::endsAt)
        .flatMap(end -> access.mint(List.of(held.holder()), List.of(end)))
        .map(pairs -> new Opened(held.registration(), pairs.get(0).token()));
  }
}
