package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.TestDatabase;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasuresTest {

  private static final String LOST = "00000000-0000-4000-8000-00000000000a";
  private static final String KNOWN = "00000000-0000-4000-8000-00000000000b";
  private static final String OTHER = "00000000-0000-4000-8000-00000000000c";

  @TempDir Path directory;

  private JdbcAccess access;
  private Path file;

  @BeforeEach
  void restored() throws SQLException {
    access = new JdbcAccess(ConnectionFactoryOptions.parse(TestDatabase.fresh().url()));
    file = directory.resolve("erasures");
    execute("INSERT INTO erasure VALUES ('%s', '2026-12-01T10:00:00Z')".formatted(KNOWN));
    for (String subject : new String[] {LOST, KNOWN, OTHER}) {
      execute(
          """
          INSERT INTO outbox (id, kind, unique_key, recipient, language, subject, state, created_at, send_after)
          VALUES (gen_random_uuid(), 'registration.confirmed', '%1$s', 'a@b.example', 'de', '%1$s', 'QUEUED',
            now(), now())
          """
              .formatted(subject));
    }
  }

  @Test
  void bringsBackWhatTheBackupDidNotKnowAndSendsItNoMail() throws Exception {
    Files.writeString(
        file, "2026-12-01T10:00:00Z %s\n2026-12-02T10:00:00.123456Z %s\n".formatted(KNOWN, LOST));

    assertThat(Erasures.bringBack(access, file)).isEqualTo(1);

    assertThat(
            value("SELECT string_agg(subject || ' ' || (at AT TIME ZONE 'UTC'), ',') FROM erasure"))
        .isEqualTo(KNOWN + " 2026-12-01 10:00:00," + LOST + " 2026-12-02 10:00:00.123456");
    assertThat(value("SELECT string_agg(unique_key, ',' ORDER BY unique_key) FROM outbox"))
        .isEqualTo(KNOWN + "," + OTHER);
  }

  @Test
  void readsPastWhatACrashLeft() throws Exception {
    Files.writeString(file, "2026-12-02T10:00:002026-12-02T10:00:00Z %s\n2026-".formatted(LOST));

    assertThat(Erasures.bringBack(access, file)).isEqualTo(1);
  }

  @Test
  void doesNothingWithoutALog() throws Exception {
    assertThat(Erasures.bringBack(access, file)).isZero();
    assertThat(value("SELECT count(*) FROM outbox")).isEqualTo("3");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = access.connect()) {
      new Tables(connection).execute(sql);
    }
  }

  private String value(String query) throws SQLException {
    return Sql.value(access.getJdbcUrl(), access.getUsername(), access.getPassword(), query);
  }
}
