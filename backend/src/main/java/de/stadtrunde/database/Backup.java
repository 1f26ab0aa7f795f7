package de.stadtrunde.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * A whole database as a ZIP file: each table as COPY writes it, an index with the number of rows,
 * the migrations it belongs to and the sequences.
 *
 * <p>Text that every PostgreSQL reads, so that it also moves a city from the embedded server to one
 * of its own; and it asks for no client programs of the server's version.
 */
final class Backup {

  static final String VERSIONS = "versions";
  static final String SEQUENCES = "sequences";
  static final String INDEX = "index";

  private final Tables tables;
  private final ZipOutputStream zip;

  private Backup(Connection connection, OutputStream out) {
    this.tables = new Tables(connection);
    this.zip = new ZipOutputStream(out, UTF_8);
  }

  /**
   * Writes what is committed at this moment, while the application goes on writing.
   *
   * @return rows written
   * @throws DatabaseRefused where no application ever ran on the database
   */
  static long write(JdbcAccess access, OutputStream out) throws SQLException, IOException {
    try (Connection connection = access.connect()) {
      connection.setAutoCommit(false);
      Backup backup = new Backup(connection, out);
      backup.tables.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      return backup.write();
    }
  }

  private long write() throws SQLException, IOException {
    lines(VERSIONS, versions());
    lines(SEQUENCES, tables.sequences());
    List<String> index = new ArrayList<>();
    long total = 0;
    for (Tables.Table table : tables.all()) {
      long rows = copy(table);
      index.add(String.join("\t", table.name(), String.valueOf(rows), table.columns()));
      total += rows;
    }
    lines(INDEX, index);
    zip.finish();
    return total;
  }

  private List<String> versions() throws SQLException {
    List<String> versions = tables.versions();
    if (versions.isEmpty()) {
      throw new DatabaseRefused(
          "There is nothing to back up: no Stadtrunde ever ran on this database.",
          "Check stadtrunde.data or spring.r2dbc.url.");
    }
    return versions;
  }

  private long copy(Tables.Table table) throws SQLException, IOException {
    zip.putNextEntry(new ZipEntry("tables/" + table.name()));
    PGConnection postgres = tables.connection().unwrap(PGConnection.class);
    String copy = "COPY %s (%s) TO STDOUT".formatted(table.name(), table.columns());
    long rows = postgres.getCopyAPI().copyOut(copy, zip);
    zip.closeEntry();
    return rows;
  }

  private void lines(String name, List<String> lines) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(String.join("\n", lines).getBytes(UTF_8));
    zip.closeEntry();
  }
}
