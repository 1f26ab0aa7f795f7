package de.stadtrunde.registration;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Tells the time of a place: one clock for all instances. */
interface SeatingClock {

  /** The time at the moment of subscription, inside the caller's transaction. */
  Mono<Instant> now();
}
