package de.stadtrunde.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** Puts a {@link Backup} into an empty database, all of it or nothing. */
final class Restore {

  private final ZipFile backup;
  private final Tables tables;

  private Restore(ZipFile backup, Connection connection) {
    this.backup = backup;
    this.tables = new Tables(connection);
  }

  /**
   * Migrates to the state of the backup, then loads it; foreign keys are checked at the end.
   *
   * @return rows read
   * @throws DatabaseRefused where the database is not empty, the backup belongs to other migrations
   *     than this build brings, or a table has another number of rows than its index
   */
  static long read(JdbcAccess access, Path file) throws SQLException, IOException {
    try (ZipFile backup = new ZipFile(file.toFile(), UTF_8);
        Connection connection = access.connect()) {
      Restore restore = new Restore(backup, connection);
      restore.migrate(access);
      connection.setAutoCommit(false);
      long rows = restore.load();
      connection.commit();
      return rows;
    }
  }

  private void migrate(JdbcAccess access) throws SQLException, IOException {
    if (!tables.all().isEmpty()) {
      throw new DatabaseRefused(
          "The database at %s already has tables.".formatted(access.server()),
          "Restore into an empty database, or a data directory that does not exist yet.");
    }
    List<String> versions = lines(Backup.VERSIONS);
    Flyway.configure()
        .dataSource(access.getJdbcUrl(), access.getUsername(), access.getPassword())
        .outOfOrder(true)
        .target(versions.get(versions.size() - 1))
        .load()
        .migrate();
    if (!tables.versions().equals(versions)) {
      throw new DatabaseRefused(
          "The backup was written by a Stadtrunde with other migrations.",
          "Restore with the version that wrote it, then start the newer one.");
    }
  }

  private long load() throws SQLException, IOException {
    List<Tables.ForeignKey> keys = tables.foreignKeys();
    for (Tables.ForeignKey key : keys) {
      tables.execute(key.drop());
    }
    tables.execute("TRUNCATE " + names());
    long rows = 0;
    for (String line : lines(Backup.INDEX)) {
      rows += copy(line.split("\t"));
    }
    for (Tables.ForeignKey key : keys) {
      tables.execute(key.add());
    }
    for (String sequence : lines(Backup.SEQUENCES)) {
      tables.execute(sequence);
    }
    return rows;
  }

  /** Rows that migrations brought are in the backup too, perhaps changed. */
  private String names() throws SQLException {
    return tables.all().stream().map(Tables.Table::name).collect(Collectors.joining(", "));
  }

  private long copy(String[] entry) throws SQLException, IOException {
    PGConnection postgres = tables.connection().unwrap(PGConnection.class);
    String copy = "COPY %s (%s) FROM STDIN".formatted(entry[0], entry[2]);
    try (InputStream rows = backup.getInputStream(backup.getEntry("tables/" + entry[0]))) {
      long read = postgres.getCopyAPI().copyIn(copy, rows);
      if (read != Long.parseLong(entry[1])) {
        throw new DatabaseRefused(
            "The backup holds %d of %s rows of %s.".formatted(read, entry[1], entry[0]),
            "Take another backup: nothing was restored.");
      }
      return read;
    }
  }

  private List<String> lines(String name) throws IOException {
    try (InputStream lines = backup.getInputStream(backup.getEntry(name))) {
      return new String(lines.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
