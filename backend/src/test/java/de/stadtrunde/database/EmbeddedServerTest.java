package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

  @TempDir static Path data;
  static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = EmbeddedServer.start(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void forgetsNothing() throws SQLException {
    assertThat(Sql.value(server, "SHOW fsync")).isEqualTo("on");
    assertThat(Sql.value(server, "SHOW synchronous_commit")).isEqualTo("on");
    assertThat(Sql.value(server, "SHOW full_page_writes")).isEqualTo("on");
  }

  @Test
  void keepsItsDataOverARestart() throws SQLException {
    Sql.execute(server, "CREATE TABLE kept AS SELECT 'durable' AS word");

    server.close();
    start();

    assertThat(Sql.value(server, "SELECT word FROM kept")).isEqualTo("durable");
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    assertThatThrownBy(() -> Sql.value(url(), "postgres", "guessed", "SELECT 1"))
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> Sql.value(url(), "stadtrunde", "guessed", "SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void knowsPasswordsAsScramOnly() throws SQLException, IOException {
    assertThat(superuser("SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
    assertThat(superuser("SELECT min(left(rolpassword, 13)) FROM pg_authid WHERE rolcanlogin"))
        .isEqualTo("SCRAM-SHA-256");
  }

  @Test
  void givesTheApplicationNoPowerOverTheServer() throws SQLException {
    String powers =
        """
        SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user
        """;

    assertThat(Sql.value(server, powers)).isEqualTo("f");
    assertThat(Sql.value(server, "SELECT current_database()")).isEqualTo("stadtrunde");
  }

  @Test
  void listensOnLoopbackOnly() throws SQLException, IOException {
    assertThat(superuser("SHOW listen_addresses")).isEqualTo("localhost");
    assertThat(superuser("SHOW unix_socket_directories")).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void hidesTheDatabaseFromOtherUsers() throws IOException {
    assertThat(server.options().toString()).doesNotContain(password());
    assertThat(permissions("database")).isEqualTo("rwx------");
    assertThat(permissions("database/binaries")).isEqualTo("rwx------");
    assertThat(permissions("database/password")).isEqualTo("rw-------");
  }

  @Test
  void refusesADirectoryInUseAndLeavesTheFirstAlone() throws SQLException {
    assertThatThrownBy(() -> EmbeddedServer.start(data))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessage("The data directory %s is in use by another running Stadtrunde.", data);

    assertThat(Sql.value(server, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void refusesADirectoryThatIsAFile(@TempDir Path other) throws IOException {
    Path file = Files.createFile(other.resolve("file"));

    assertThatThrownBy(() -> EmbeddedServer.start(file))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageStartingWith("The data directory %s cannot be written", file);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusesADirectoryThatCannotBeWritten() {
    assertThatThrownBy(() -> EmbeddedServer.start(Path.of("/proc/stadtrunde")))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageStartingWith("The data directory /proc/stadtrunde cannot be written");
  }

  @Test
  void startsOverWhereInitialisingWasInterrupted(@TempDir Path other)
      throws IOException, SQLException {
    Files.createDirectories(other.resolve("database/cluster"));
    Files.writeString(other.resolve("database/cluster/postgresql.conf"), "half");

    try (EmbeddedServer complete = EmbeddedServer.start(other)) {
      assertThat(Sql.value(complete, "SELECT 1")).isEqualTo("1");
    }
  }

  private static String superuser(String query) throws SQLException, IOException {
    return Sql.value(url(), "postgres", password(), query);
  }

  private static String url() {
    return new JdbcAccess(server.options()).getJdbcUrl();
  }

  private static String password() throws IOException {
    return Files.readString(data.resolve("database/password"));
  }

  private static String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file)));
  }
}
