package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stadtrunde.TestDatabase;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  @TempDir static Path directory;
  static JdbcAccess source;
  static Path file;

  @BeforeAll
  static void backUp() throws Exception {
    source = access(TestDatabase.fresh());
    execute(
        source,
        """
        INSERT INTO organisation (id, version, name, name_key, type, created_at)
        SELECT gen_random_uuid(), 0, E'Verein\\t' || n || E'\\n„Ü“ \\\\', n, 'WELFARE', now()
        FROM generate_series(1, 500) n;
        INSERT INTO audit_entry (at, action, subject, detail)
        SELECT now(), 'seen', 'event:' || n, '{}' FROM generate_series(1, 42) n
        """);
    file = directory.resolve("city.zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      Backup.write(source, out);
    }
  }

  @Test
  void restoresEveryRowOfEveryTable() throws Exception {
    JdbcAccess target = access(TestDatabase.empty());

    long rows = Restore.read(target, file);

    assertThat(rows).isGreaterThanOrEqualTo(542);
    assertThat(contents(target)).isEqualTo(contents(source));
    assertThat(value(target, "SELECT last_value FROM audit_entry_id_seq")).isEqualTo("42");
    assertThat(value(target, foreignKeys())).isEqualTo(value(source, foreignKeys()));
  }

  @Test
  void neverOverwritesADatabase() {
    JdbcAccess used = access(TestDatabase.fresh());

    assertThatThrownBy(() -> Restore.read(used, file))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageContaining("already has tables");
  }

  @Test
  void restoresNothingFromADamagedBackup() throws Exception {
    JdbcAccess target = access(TestDatabase.empty());

    assertThatThrownBy(() -> Restore.read(target, withoutRowsOf("organisation")))
        .hasMessage("The backup holds 0 of 500 rows of organisation.");
    assertThat(value(target, "SELECT count(*) FROM organisation")).isEqualTo("0");
  }

  /** Digest of the rows of each table, in an order that does not depend on where they lie. */
  private static Map<String, String> contents(JdbcAccess access) throws SQLException {
    Map<String, String> contents = new TreeMap<>();
    try (Connection connection = access.connect()) {
      for (Tables.Table table : new Tables(connection).all()) {
        String digest =
            "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '')"
                + " FROM %s t";
        contents.put(table.name(), value(access, digest.formatted(table.name())));
      }
    }
    return contents;
  }

  private static String foreignKeys() {
    return "SELECT string_agg(conname || pg_get_constraintdef(oid), ' ' ORDER BY conrelid::regclass::text,"
        + " conname) FROM pg_constraint WHERE contype = 'f'";
  }

  private static Path withoutRowsOf(String table) throws Exception {
    Path damaged = directory.resolve("damaged.zip");
    try (ZipFile whole = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(damaged))) {
      for (ZipEntry entry : whole.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (!entry.getName().equals("tables/" + table)) {
          whole.getInputStream(entry).transferTo(out);
        }
      }
    }
    return damaged;
  }

  private static JdbcAccess access(TestDatabase database) {
    return new JdbcAccess(ConnectionFactoryOptions.parse(database.url()));
  }

  private static void execute(JdbcAccess access, String sql) throws SQLException {
    try (Connection connection = access.connect()) {
      new Tables(connection).execute(sql);
    }
  }

  private static String value(JdbcAccess access, String query) throws SQLException {
    return Sql.value(access.getJdbcUrl(), access.getUsername(), access.getPassword(), query);
  }
}
