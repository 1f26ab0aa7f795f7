package de.stadtrunde.load;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a careful but plain program would do for each sign-up: BEGIN, UPDATE of the hot row, INSERT
 * of registration, attendee, outbox and key, COMMIT; prepared, over R2DBC.
 */
final class Reference {

  private static final List<Integer> CONNECTIONS = List.of(2, 4, 8, 16, 32);
  private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("reference", 3));

  private final ConnectionFactory connections;

  Reference(Stage stage) throws SQLException {
    stage.sql("CREATE DATABASE reference");
    connections = ConnectionFactories.get(stage.url("reference"));
    for (String table :
        List.of(
            "CREATE TABLE event (id int PRIMARY KEY, taken int NOT NULL)",
            "INSERT INTO event VALUES (1, 0)",
            "CREATE TABLE registration (id uuid PRIMARY KEY, event int NOT NULL REFERENCES event,"
                + " reference text NOT NULL UNIQUE, name text NOT NULL, email text NOT NULL,"
                + " received timestamptz NOT NULL)",
            "CREATE TABLE attendee (id uuid PRIMARY KEY, registration uuid NOT NULL REFERENCES"
                + " registration, name text NOT NULL)",
            "CREATE TABLE outbox (id uuid PRIMARY KEY, recipient text NOT NULL, state text NOT"
                + " NULL, send_after timestamptz NOT NULL)",
            "CREATE TABLE key (event int, key text, response text, PRIMARY KEY (event, key))")) {
      Mono.usingWhen(
              connections.create(),
              one ->
                  Mono.from(one.createStatement(table).execute())
                      .flatMap(r -> Mono.from(r.getRowsUpdated())),
              Connection::close)
          .block();
    }
  }

  /** Transactions a second at the best number of connections. */
  double best() {
    double best = 0;
    for (int number : CONNECTIONS) {
      double rate = run(number);
      System.out.printf("  reference with %d connections: %.0f/s%n", number, rate);
      best = Math.max(best, rate);
    }
    return best;
  }

  private double run(int number) {
    long begin = System.nanoTime();
    long done =
        Flux.range(0, number)
            .flatMap(i -> worker(begin + EACH.toNanos()), number)
            .reduce(0L, Long::sum)
            .block();
    return done / ((System.nanoTime() - begin) / 1e9);
  }

  private Mono<Long> worker(long end) {
    return Mono.usingWhen(
        connections.create(),
        connection ->
            Mono.defer(() -> signUp(connection)).repeat(() -> System.nanoTime() < end).count(),
        Connection::close);
  }

  private static Mono<Integer> signUp(Connection connection) {
    UUID id = UUID.randomUUID();
    return Mono.from(connection.beginTransaction())
        .then(
            execute(connection.createStatement("UPDATE event SET taken = taken + 1 WHERE id = 1")))
        .then(
            execute(
                connection
                    .createStatement("INSERT INTO registration VALUES ($1, 1, $2, $3, $4, $5)")
                    .bind("$1", id)
                    .bind("$2", id.toString())
                    .bind("$3", "Person")
                    .bind("$4", "person@example.org")
                    .bind("$5", Instant.now())))
        .then(
            execute(
                connection
                    .createStatement("INSERT INTO attendee VALUES ($1, $2, $3)")
                    .bind("$1", UUID.randomUUID())
                    .bind("$2", id)
                    .bind("$3", "Person")))
        .then(
            execute(
                connection
                    .createStatement("INSERT INTO outbox VALUES ($1, $2, 'QUEUED', $3)")
                    .bind("$1", UUID.randomUUID())
                    .bind("$2", "person@example.org")
                    .bind("$3", Instant.now())))
        .then(
            execute(
                connection
                    .createStatement("INSERT INTO key VALUES (1, $1, $2)")
                    .bind("$1", id.toString())
                    .bind("$2", "{}")))
        .then(Mono.from(connection.commitTransaction()))
        .thenReturn(1);
  }

  private static Mono<Long> execute(Statement statement) {
    return Flux.from(statement.execute()).flatMap(Result::getRowsUpdated).then(Mono.just(1L));
  }
}
