package de.stadtrunde.registration;

import de.stadtrunde.registration.Access.Holder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A digital event and people with personal tokens, for tests of what stands behind them. */
public final class GuestList {

  /** 17:00 in Ludwigshafen; the event lasts three hours. */
  public static final Instant START = Hall.START;

  private final Hall hall;
  private final Access access;

  public GuestList(ApplicationContext application) {
    hall = new Hall(application).opens(2);
    access = application.getBean(Access.class);
  }

  public String slug() {
    return "dialog-" + hall.id();
  }

  /** Changes the event's row. */
  public GuestList set(String assignment) {
    hall.set(assignment);
    return this;
  }

  /** The personal token of somebody with a seat. */
  public String confirmed(String name) {
    return token(hall.comes(name));
  }

  public String unconfirmed(String name) {
    return token(hall.signUp(name));
  }

  public String cancelled(String name) {
    Registration registration = hall.comes(name);
    hall.cancel(registration);
    return token(registration);
  }

  private String token(Registration registration) {
    return pair(registration).token();
  }

  Access.Pair pair(Registration registration) {
    Holder holder = new Holder(registration.id(), null);
    return access.mint(List.of(holder), List.of(START)).block().get(0);
  }

  /** The value of a registration cookie for the holder of a token. */
  public String cookie(String token) {
    return access.byToken(token).flatMap(access::openSession).block();
  }

  public UUID event() {
    return hall.id();
  }
}
