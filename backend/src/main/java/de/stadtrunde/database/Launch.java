package de.stadtrunde.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Turns the library's throw-away test server into one that keeps what it has acknowledged. */
final class Launch {

  /** A minute of crash recovery reads far more log than a city writes between two checkpoints. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Written into the cluster after its first start: without it, initialising was interrupted. */
  private static final String INITIALISED = "stadtrunde.initialised";

  /** The library starts with -F and synchronous_commit=off; later settings on its line win. */
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> PRIVATE =
      Map.of(
          "listen_addresses", "localhost",
          "unix_socket_directories", "",
          // DETAIL lines and statements carry what people typed.
          "log_error_verbosity", "terse",
          "log_min_error_statement", "panic",
          // One file per weekday, overwritten a week later; survives a killed Java process.
          "logging_collector", "on",
          "log_directory", "../log",
          "log_filename", "postgresql-%a.log",
          "log_truncate_on_rotation", "on",
          "log_rotation_size", "0");

  /**
   * Beside a Java heap of 512 MB: the pool's 16, the listener, migrations and a backup fit into 30
   * connections; a city's working set fits into 64 MB and the operating system caches the rest;
   * statements are short, so compiling them does not pay.
   */
  private static final Map<String, String> SIZE =
      Map.of("max_connections", "30", "shared_buffers", "64MB", "jit", "off");

  /** The same order of texts on every platform, whatever its C library becomes. */
  private static final Map<String, String> LOCALE =
      Map.of("locale", "C", "locale-provider", "builtin", "builtin-locale", "C.UTF-8");

  private Launch() {}

  /**
   * Initialises the cluster where there is none and starts it.
   *
   * @throws IOException where the server does not answer within a minute
   */
  static EmbeddedPostgres postgres(DataDirectory directory, String password) throws IOException {
    requireBinaries();
    setAsideInterrupted(directory.cluster());
    OwnerOnly.directory(directory.binaries());
    try {
      EmbeddedPostgres postgres = builder(directory, password).start();
      OwnerOnly.write(directory.cluster().resolve(INITIALISED), "");
      return postgres;
    } catch (IOException | RuntimeException e) {
      StrayPostmaster.stop(directory.cluster());
      throw e;
    } finally {
      // The library makes its working directory writable for everybody.
      OwnerOnly.close(directory.binaries());
    }
  }

  private static void requireBinaries() {
    String system = System.getProperty("os.name").split(" ")[0];
    try (InputStream binaries =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"))) {
      binaries.available();
    } catch (IOException | IllegalStateException e) {
      throw new DatabaseRefused(
          "This build brings no PostgreSQL for this machine, and no other database is configured.",
          "Set spring.r2dbc.url, spring.r2dbc.username and spring.r2dbc.password.",
          e);
    }
  }

  private static void setAsideInterrupted(Path cluster) throws IOException {
    if (Files.exists(cluster) && !Files.exists(cluster.resolve(INITIALISED))) {
      Files.move(
          cluster, cluster.resolveSibling("cluster.interrupted." + ProcessHandle.current().pid()));
    }
  }

  private static Builder builder(DataDirectory directory, String password) {
    Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.cluster())
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(directory.binaries().toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(ProcessBuilder.Redirect.to(directory.startLog().toFile()))
            .setConnectConfig("password", password);
    LOCALE.forEach(builder::setLocaleConfig);
    DURABLE.forEach(builder::setServerConfig);
    PRIVATE.forEach(builder::setServerConfig);
    SIZE.forEach(builder::setServerConfig);
    // initdb's long options pass through: no moment without a password, not even the first.
    return builder
        .setLocaleConfig("auth", "scram-sha-256")
        .setLocaleConfig("pwfile", directory.passwordFile().toString());
  }
}
