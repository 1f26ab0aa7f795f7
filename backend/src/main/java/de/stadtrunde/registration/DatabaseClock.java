package de.stadtrunde.registration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The database's clock, moved by as much as the application's clock differs from the machine's:
 * nothing in operation, days in a test that turns the clock.
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
    return database
        .sql("SELECT clock_timestamp() AS now")
        .map(row -> row.get("now", Instant.class))
        .one()
        .map(now -> now.plus(turned()));
  }

  private Duration turned() {
    return clock.equals(Clock.systemUTC())
        ? Duration.ZERO
        : Duration.between(Clock.systemUTC().instant(), clock.instant());
  }
}
