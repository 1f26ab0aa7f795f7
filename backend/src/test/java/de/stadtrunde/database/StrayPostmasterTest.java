package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrayPostmasterTest {

  @TempDir Path data;

  @Test
  void isStoppedAndReplacedAfterTheApplicationWasKilled() throws Exception {
    ProcessHandle stray = ProcessHandle.of(killedAfterWriting()).orElseThrow();
    assertThat(stray.isAlive()).isTrue();

    try (EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThat(Sql.value(server, "SELECT word FROM acknowledged")).isEqualTo("kept");
      assertThat(stray.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void isNotMistakenForAProcessThatTookItsNumber() throws IOException, SQLException {
    EmbeddedServer.start(data).close();
    Path cluster = data.resolve("database/cluster").toRealPath();
    long ours = ProcessHandle.current().pid();
    Files.write(
        cluster.resolve("postmaster.pid"),
        List.of(String.valueOf(ours), cluster.toString(), "0", "5432", "", "", "", "ready"));

    try (EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThat(Sql.value(server, "SELECT 1")).isEqualTo("1");
    }
  }

  /** Runs {@link Writer} in a JVM of its own, kills it -9 once it has written; its postmaster. */
  private long killedAfterWriting() throws Exception {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                Writer.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.lines().anyMatch("written"::equals)).isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Long.parseLong(
        Files.readAllLines(data.resolve("database/cluster/postmaster.pid")).get(0));
  }

  /** The application's part in a process that does not come to an end by itself. */
  static final class Writer {

    public static void main(String[] arguments) throws Exception {
      EmbeddedServer server = EmbeddedServer.start(Path.of(arguments[0]));
      Sql.execute(server, "CREATE TABLE acknowledged AS SELECT 'kept' AS word");
      System.out.println("written");
      Thread.currentThread().join();
    }
  }
}
