package de.stadtrunde.database;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that this process brings along and owns, on a data directory that survives it.
 *
 * <p>It listens on loopback only, on a free port, and asks for a password from its first moment.
 */
final class EmbeddedServer implements AutoCloseable {

  /** Role and database of the application; the role owns the database and nothing else. */
  static final String NAME = "stadtrunde";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  private final DataDirectory directory;
  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedServer(DataDirectory directory, EmbeddedPostgres postgres, String password) {
    this.directory = directory;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts the server, creating the cluster the first time, and returns when it answers.
   *
   * @throws DatabaseRefused where the directory is in use or not writable, the binaries are missing
   *     or the server does not start
   */
  static EmbeddedServer start(Path data) {
    DataDirectory directory = DataDirectory.lock(data);
    try {
      return start(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e instanceof DatabaseRefused refused ? refused : notStarted(directory, e);
    }
  }

  private static EmbeddedServer start(DataDirectory directory) throws IOException {
    StrayPostmaster.stop(directory.cluster());
    String password = directory.password();
    EmbeddedPostgres postgres = Launch.postgres(directory, password);
    EmbeddedServer server = new EmbeddedServer(directory, postgres, password);
    try {
      ApplicationRole.ensure(postgres.getPostgresDatabase(), NAME, password);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    LOG.info("PostgreSQL is ready in {} on port {}", directory.cluster(), postgres.getPort());
    return server;
  }

  /** How the application reaches its database. */
  ConnectionFactoryOptions options() {
    return options(postgres.getPort(), password);
  }

  static ConnectionFactoryOptions options(int port, String password) {
    return ConnectionFactoryOptions.builder()
        .option(ConnectionFactoryOptions.DRIVER, "postgresql")
        .option(ConnectionFactoryOptions.HOST, "localhost")
        .option(ConnectionFactoryOptions.PORT, port)
        .option(ConnectionFactoryOptions.USER, NAME)
        .option(ConnectionFactoryOptions.PASSWORD, password)
        .option(ConnectionFactoryOptions.DATABASE, NAME)
        .build();
  }

  /** Stops the server by a fast shutdown, then gives the directory back. */
  @Override
  public void close() {
    try (directory) {
      postgres.close();
      StrayPostmaster.stop(directory.cluster());
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop cleanly and will recover at the next start", e);
    }
  }

  private static DatabaseRefused notStarted(DataDirectory directory, Exception cause) {
    return new DatabaseRefused(
        "The embedded PostgreSQL did not start (%s).".formatted(cause.getMessage()),
        "Its own words are in %s.".formatted(directory.startLog()),
        cause);
  }
}
