package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandTest {

  @TempDir Path directory;

  @Test
  void movesARunningDatabaseIntoAnotherDirectory() throws Exception {
    String file = directory.resolve("city.zip").toString();
    try (EmbeddedServer running = EmbeddedServer.start(directory.resolve("one"))) {
      migrate(running);
      Sql.execute(running, "INSERT INTO secret (name, value) VALUES ('moved', '\\x2a')");
      BackupCommand.main(new String[] {"backup", file, data("one")});
    }

    BackupCommand.main(new String[] {"restore", file, data("other")});

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file))))
        .isEqualTo("rw-------");
    try (EmbeddedServer other = EmbeddedServer.start(directory.resolve("other"))) {
      assertThat(Sql.value(other, "SELECT value FROM secret WHERE name = 'moved'"))
          .isEqualTo("\\x2a");
    }
  }

  @Test
  void doesNotTakeAnEmptyDatabaseForABackup() {
    Path file = directory.resolve("nothing.zip");

    assertThatThrownBy(
            () -> BackupCommand.main(new String[] {"backup", file.toString(), data("none")}))
        .hasStackTraceContaining("nothing to back up");
    assertThat(file).doesNotExist();
  }

  private String data(String name) {
    return "--stadtrunde.data=" + directory.resolve(name);
  }

  private static void migrate(EmbeddedServer server) {
    JdbcAccess access = new JdbcAccess(server.options());
    Flyway.configure()
        .dataSource(access.getJdbcUrl(), access.getUsername(), access.getPassword())
        .outOfOrder(true)
        .load()
        .migrate();
  }
}
