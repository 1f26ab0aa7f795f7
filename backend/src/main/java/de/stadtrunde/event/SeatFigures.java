package de.stadtrunde.event;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Tells how full contingents are; implemented by the module that gives the seats. */
public interface SeatFigures {

  /** By contingent, for all contingents of these events; expired holds and offers count as free. */
  Mono<Map<UUID, Seats>> of(Collection<UUID> events);

  /**
   * In people.
   *
   * @param free what a newcomer gets now: 0 while anybody waits
   * @param waiting without a seat, unconfirmed included
   * @param taken confirmed
   */
  record Seats(int capacity, int free, int waiting, int taken) {

    public static final Seats NONE = new Seats(0, 0, 0, 0);

    public Seats plus(Seats other) {
      return new Seats(
          capacity + other.capacity,
          free + other.free,
          waiting + other.waiting,
          taken + other.taken);
    }
  }
}
