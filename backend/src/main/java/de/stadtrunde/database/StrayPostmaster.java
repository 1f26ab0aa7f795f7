package de.stadtrunde.database;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL that outlived its Java process (kill -9, out of memory) and still holds the cluster.
 *
 * <p>The caller holds the lock of the data directory: whatever runs on the cluster is ours and has
 * no one left to serve.
 */
final class StrayPostmaster {

  /** Seconds that a fast shutdown may take; it writes one checkpoint. */
  private static final int STOP_SECONDS = 60;

  private StrayPostmaster() {}

  /**
   * Stops the server of this cluster if one is alive, and returns when the cluster is free.
   *
   * @throws DatabaseRefused where the process cannot be examined or does not stop
   */
  static void stop(Path cluster) throws IOException {
    Optional<ProcessHandle> process = processOf(cluster);
    if (process.isEmpty()) {
      return;
    }
    String command = process.get().info().command().orElseThrow(() -> unknown(process.get()));
    if (isPostgres(command)) {
      shutDown(cluster, command, process.get());
    } else {
      // After a reboot the number may belong to anything; PostgreSQL itself would refuse to start.
      Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }
  }

  private static Optional<ProcessHandle> processOf(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !isSame(cluster, lines.get(1))) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
  }

  private static boolean isSame(Path cluster, String named) throws IOException {
    Path other = Path.of(named.strip());
    return Files.exists(other) && Files.isSameFile(cluster, other);
  }

  private static boolean isPostgres(String command) {
    return Path.of(command).getFileName().toString().startsWith("postgres");
  }

  private static void shutDown(Path cluster, String postgres, ProcessHandle process)
      throws IOException {
    Process stopping =
        new ProcessBuilder(stopCommand(cluster, postgres))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!succeeds(stopping)) {
      throw stillRunning(process);
    }
  }

  private static boolean succeeds(Process stopping) throws InterruptedIOException {
    try {
      return stopping.waitFor(STOP_SECONDS + 5L, SECONDS) && stopping.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while PostgreSQL stops");
    }
  }

  private static List<String> stopCommand(Path cluster, String postgres) {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // pg_ctl refuses to run as root; the server was started in the same way.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(Path.of(postgres).resolveSibling("pg_ctl").toString());
    command.addAll(List.of("stop", "-D", cluster.toString(), "-m", "fast", "-w"));
    command.addAll(List.of("-t", String.valueOf(STOP_SECONDS)));
    return command;
  }

  private static DatabaseRefused unknown(ProcessHandle process) {
    return new DatabaseRefused(
        "The database is held by process %d, which this user may not examine."
            .formatted(process.pid()),
        "Start Stadtrunde as the user who ran it last, or stop that process.");
  }

  private static DatabaseRefused stillRunning(ProcessHandle process) {
    return new DatabaseRefused(
        "A PostgreSQL left over from the last run (process %d) does not stop."
            .formatted(process.pid()),
        "Stop it with kill -INT %d and start again.".formatted(process.pid()));
  }
}
