package de.stadtrunde.registration;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.State;
import de.stadtrunde.registration.Ledger.Locked;
import de.stadtrunde.registration.Seats.Change;
import de.stadtrunde.registration.Seats.Terms;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Opens an event's ledger under the lock of the event's row and writes back what changed. */
@Repository
class SeatingRepository {

  private static final String EVENT =
      """
      SELECT id, state, starts_at, COALESCE(registration_opens, 'epoch') AS opens,
        COALESCE(registration_closes, ends_at) AS closes, zone, approval, hold_minutes, sequence,
        last_received
      FROM event WHERE id = :event
      """;

  /** Sign-ups refer to the event by a key share, which this lock lets pass. */
  private static final String LOCK = "FOR NO KEY UPDATE";

  private final DatabaseClient database;
  private final SeatingClock clock;
  private final String lock;

  @Autowired
  SeatingRepository(DatabaseClient database, SeatingClock clock) {
    this(database, clock, LOCK);
  }

  /**
   * @param lock empty only in the negative control of the test of the race
   */
  SeatingRepository(DatabaseClient database, SeatingClock clock, String lock) {
    this.database = database;
    this.clock = clock;
    this.lock = lock;
  }

  /** Waits for the event's lock; empty if there is no such event. */
  Mono<Ledger> open(UUID event) {
    return database
        .sql(EVENT + lock)
        .bind("event", event)
        .map(SeatingRepository::locked)
        .one()
        .flatMap(this::readSeats);
  }

  private record Opening(Locked event, Instant lastReceived) {}

  private static Opening locked(Readable row) {
    Locked event =
        new Locked(
            row.get("id", UUID.class),
            State.valueOf(row.get("state", String.class)),
            row.get("starts_at", Instant.class),
            row.get("opens", Instant.class),
            row.get("closes", Instant.class),
            ZoneId.of(row.get("zone", String.class)),
            row.get("approval", Boolean.class),
            Duration.ofMinutes(row.get("hold_minutes", Integer.class)),
            row.get("sequence", Integer.class));
    return new Opening(event, row.get("last_received", Instant.class));
  }

  /**
   * @param lapses whether something of the event is past its time; null when nothing can be
   */
  private record Line(UUID contingent, Seats seats, Boolean lapses) {}

  /** A statement of its own: what it reads, the clock included, is later than the lock. */
  private Mono<Ledger> readSeats(Opening opening) {
    return clock
        .now()
        .zipWhen(
            now ->
                database
                    .sql(
                        """
                        SELECT c.*, EXISTS (
                            SELECT FROM registration r
                            WHERE r.contingent = c.id AND r.seat = 'NONE' AND NOT r.skipped
                              AND r.status IN ('UNCONFIRMED', 'PENDING_APPROVAL', 'WAITLISTED')
                              AND (r.status IN ('PENDING_APPROVAL', 'WAITLISTED')
                                OR r.status = 'UNCONFIRMED'
                                  AND (r.confirm_until IS NULL OR r.confirm_until > :now))) AS waits,
                          LEAST((
                            SELECT r.seat_until FROM registration r
                            WHERE r.event = :event AND r.seat IN ('HELD', 'OFFERED')
                            ORDER BY r.seat_until LIMIT 1), (
                            SELECT r.confirm_until FROM registration r
                            WHERE r.event = :event AND r.status = 'UNCONFIRMED'
                            ORDER BY r.confirm_until LIMIT 1)) <= :now AS lapses
                        FROM contingent c WHERE c.event = :event ORDER BY c.id
                        """)
                    .bind("event", opening.event().id())
                    .bind("now", now)
                    .map(SeatingRepository::line)
                    .all()
                    .collectList())
        .map(both -> ledger(opening, both.getT1(), both.getT2()));
  }

  private static Line line(Readable row) {
    return new Line(
        row.get("id", UUID.class),
        new Seats(
            terms(row),
            row.get("held", Integer.class),
            row.get("offered", Integer.class),
            row.get("taken", Integer.class),
            row.get("waits", Boolean.class)),
        row.get("lapses", Boolean.class));
  }

  private static Terms terms(Readable row) {
    return new Terms(
        row.get("id", UUID.class),
        Participation.valueOf(row.get("participation", String.class)),
        Audience.valueOf(row.get("audience", String.class)),
        row.get("organisation", UUID.class),
        row.get("capacity", Integer.class),
        row.get("max_per_organisation", Integer.class));
  }

  private static Ledger ledger(Opening opening, Instant now, List<Line> lines) {
    Map<UUID, Seats> contingents = new LinkedHashMap<>();
    lines.forEach(line -> contingents.put(line.contingent(), line.seats()));
    boolean lapsesDue = lines.stream().anyMatch(line -> Boolean.TRUE.equals(line.lapses()));
    return new Ledger(opening.event(), now, opening.lastReceived(), contingents, lapsesDue);
  }

  /**
   * Writes the counters of the contingents and the latest place. What is added, not what is the
   * result: so even without the lock the schema's CHECK would see every seat.
   */
  Mono<Void> write(Ledger ledger) {
    List<Change> changes = ledger.contingents().values().stream().map(Seats::takeChange).toList();
    return database
        .sql(
            """
            WITH written AS (
              UPDATE contingent c SET held = c.held + n.held, offered = c.offered + n.offered,
                taken = c.taken + n.taken
              FROM unnest(:ids::uuid[], :held::int[], :offered::int[], :taken::int[])
                AS n (id, held, offered, taken)
              WHERE c.id = n.id AND (n.held, n.offered, n.taken) <> (0, 0, 0))
            UPDATE event SET last_received = :received
            WHERE id = :event AND last_received < :received
            """)
        .bind("ids", ledger.contingents().keySet().toArray(UUID[]::new))
        .bind("held", column(changes, Change::held))
        .bind("offered", column(changes, Change::offered))
        .bind("taken", column(changes, Change::taken))
        .bind("received", ledger.lastReceived())
        .bind("event", ledger.event().id())
        .then();
  }

  private static Integer[] column(List<Change> changes, Function<Change, Integer> counter) {
    return changes.stream().map(counter).toArray(Integer[]::new);
  }
}
