package de.stadtrunde.event;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Seats as the counters say, and how often somebody asked. */
final class CountedSeats implements SeatFigures {

  final AtomicInteger asked = new AtomicInteger();
  private final DatabaseClient database;

  CountedSeats(DatabaseClient database) {
    this.database = database;
  }

  @Override
  public Mono<Map<UUID, Seats>> of(Collection<UUID> events) {
    asked.incrementAndGet();
    return database
        .sql("SELECT id, capacity, taken FROM contingent WHERE event = ANY(:events)")
        .bind("events", events.toArray(UUID[]::new))
        .map(
            row -> {
              int capacity = row.get("capacity", Integer.class);
              int taken = row.get("taken", Integer.class);
              return Map.entry(
                  row.get("id", UUID.class), new Seats(capacity, capacity - taken, 0, taken));
            })
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
