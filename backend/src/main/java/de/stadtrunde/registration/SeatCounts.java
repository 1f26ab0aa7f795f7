package de.stadtrunde.registration;

import de.stadtrunde.event.SeatFigures;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts seats as they are at this moment, whether or not what has expired was swept. */
@Component
class SeatCounts implements SeatFigures {

  private final DatabaseClient database;
  private final Clock clock;

  SeatCounts(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Mono<Map<UUID, Seats>> of(Collection<UUID> events) {
    return database
        .sql(
            """
            SELECT c.id, c.capacity, c.taken, c.held + c.offered + c.taken - l.dead AS occupied,
              w.waiting + l.waiting AS waiting, w.blocking + l.waiting AS blocking
            FROM contingent c
            CROSS JOIN LATERAL (
              SELECT COALESCE(sum(people), 0)::int AS dead,
                COALESCE(sum(people) FILTER (WHERE status <> 'UNCONFIRMED'
                  OR confirm_until IS NULL OR confirm_until > :now), 0)::int AS waiting
              FROM registration r
              WHERE r.event = c.event AND r.contingent = c.id AND r.seat IN ('HELD', 'OFFERED')
                AND r.seat_until <= :now) l
            CROSS JOIN LATERAL (
              SELECT COALESCE(sum(people), 0)::int AS waiting,
                COALESCE(sum(people) FILTER (WHERE NOT skipped), 0)::int AS blocking
              FROM registration r
              WHERE r.contingent = c.id AND r.seat = 'NONE' AND (r.status IN ('PENDING_APPROVAL', 'WAITLISTED')
                OR r.status = 'UNCONFIRMED' AND (r.confirm_until IS NULL OR r.confirm_until > :now))) w
            WHERE c.event = ANY(:events)
            """)
        .bind("events", events.toArray(UUID[]::new))
        .bind("now", clock.instant())
        .map(row -> Map.entry(row.get("id", UUID.class), seats(row)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static Seats seats(Readable row) {
    int capacity = row.get("capacity", Integer.class);
    boolean someoneWaits = row.get("blocking", Integer.class) > 0;
    int free = someoneWaits ? 0 : Math.max(0, capacity - row.get("occupied", Integer.class));
    return new Seats(
        capacity, free, row.get("waiting", Integer.class), row.get("taken", Integer.class));
  }
}
