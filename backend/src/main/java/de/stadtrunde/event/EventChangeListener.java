package de.stadtrunde.event;

import reactor.core.publisher.Mono;

/**
 * Hears of changes in the transaction that makes them, after the event's row was locked and
 * written; failing undoes the change.
 */
public interface EventChangeListener {

  /** Every live registration ends; reason in {@code event.stateReason()}, may be null. */
  Mono<Void> cancelled(Event event);

  /** Put off without a new date: sign-up, holds and offers pause. */
  Mono<Void> postponed(Event event);

  /** New times; sign-up resumes if it was paused. */
  Mono<Void> moved(Event event);

  /** Before capacities change: what has expired is released first. */
  Mono<Void> contingentsChanging(Event event);

  /** After capacities changed: freed seats are offered. */
  Mono<Void> contingentsChanged(Event event);
}
