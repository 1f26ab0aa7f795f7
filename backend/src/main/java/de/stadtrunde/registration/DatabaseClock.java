package de.stadtrunde.registration;

import java.time.Clock;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The database's clock: one for all instances, whatever theirs say. Where the application's clock
 * is not the machine's, as in a test that turns it, that clock is the one that counts.
 */
@Component
class DatabaseClock implements SeatingClock {

  private final DatabaseClient database;
  private final Clock clock;

  DatabaseClock(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Mono<Instant> now() {
    return clock.equals(Clock.systemUTC())
        ? database
            .sql("SELECT clock_timestamp() AS now")
            .map(row -> row.get("now", Instant.class))
            .one()
        : Mono.fromSupplier(clock::instant);
  }
}
