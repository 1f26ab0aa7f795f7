package de.stadtrunde;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A fresh, migrated PostgreSQL database: {@code TestDatabase.fresh().client()} is all a plain test
 * needs. One server a JVM, started by the first call and gone with the JVM; each call clones the
 * migrated template in a few dozen milliseconds. For a Spring context see {@link DatabaseTest}.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;
  private final ConnectionFactory connections;

  private TestDatabase(String name) {
    this.name = name;
    this.connections = pool(ConnectionFactories.get(url()));
  }

  /** A database of its own, migrated, without any row beside those of the migrations. */
  public static TestDatabase fresh() {
    String name = "test_" + NUMBER.incrementAndGet();
    execute(Server.POSTGRES, "CREATE DATABASE %s TEMPLATE %s".formatted(name, TEMPLATE));
    return new TestDatabase(name);
  }

  /** A database without any table. */
  public static TestDatabase empty() {
    String name = "test_" + NUMBER.incrementAndGet();
    execute(Server.POSTGRES, "CREATE DATABASE " + name);
    return new TestDatabase(name);
  }

  /** The address with user and password, as {@code spring.r2dbc.url} takes it. */
  public String url() {
    return "r2dbc:postgresql://postgres:test@localhost:%d/%s"
        .formatted(Server.POSTGRES.getPort(), name);
  }

  /** A pool of at most 16 connections, none while it is not used. */
  public ConnectionFactory connectionFactory() {
    return connections;
  }

  public DatabaseClient client() {
    return DatabaseClient.create(connections);
  }

  private static ConnectionPool pool(ConnectionFactory connections) {
    return new ConnectionPool(
        ConnectionPoolConfiguration.builder(connections)
            .initialSize(0)
            .maxSize(16)
            .maxIdleTime(Duration.ofSeconds(5))
            .build());
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Started by the first test that asks; durable, because the application refuses others. */
  private static final class Server {

    static final EmbeddedPostgres POSTGRES = migrated(start());

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("unix_socket_directories", "")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static EmbeddedPostgres migrated(EmbeddedPostgres postgres) {
      execute(postgres, "CREATE DATABASE " + TEMPLATE);
      DataSource template = postgres.getDatabase("postgres", TEMPLATE);
      Flyway.configure().dataSource(template).outOfOrder(true).load().migrate();
      return postgres;
    }
  }
}
