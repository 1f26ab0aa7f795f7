package de.stadtrunde.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a backup needs to know of the schema; reads the catalogue of the connection it is given. */
record Tables(Connection connection) {

  /**
   * A table as COPY names it.
   *
   * @param columns quoted, with commas, without those that PostgreSQL computes
   */
  record Table(String name, String columns) {}

  /** Statements that take a foreign key away and put it back. */
  record ForeignKey(String drop, String add) {}

  /** Every table of the application, by name; not the history of migrations. */
  List<Table> all() throws SQLException {
    String query =
        """
        SELECT quote_ident(t.relname), string_agg(quote_ident(c.attname), ', ' ORDER BY c.attnum)
        FROM pg_class t
        JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
        WHERE t.relnamespace = current_schema()::regnamespace AND t.relkind = 'r'
          AND c.attgenerated = '' AND t.relname <> 'flyway_schema_history'
        GROUP BY t.relname
        ORDER BY t.relname
        """;
    return rows(query, row -> new Table(row.getString(1), row.getString(2)));
  }

  /** Migrations in the database, oldest first; empty where none ever ran. */
  List<String> versions() throws SQLException {
    if (rows("SELECT 1 FROM pg_tables WHERE tablename = 'flyway_schema_history'", Row.TEXT)
        .isEmpty()) {
      return List.of();
    }
    String query =
        """
        SELECT version FROM flyway_schema_history
        WHERE version IS NOT NULL AND success
        ORDER BY string_to_array(version, '.')::bigint[]
        """;
    return rows(query, Row.TEXT);
  }

  List<ForeignKey> foreignKeys() throws SQLException {
    String query =
        """
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
          format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
            pg_get_constraintdef(oid))
        FROM pg_constraint
        WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
        ORDER BY conrelid::regclass::text, conname
        """;
    return rows(query, row -> new ForeignKey(row.getString(1), row.getString(2)));
  }

  /** Statements that set each used sequence to where it stands now. */
  List<String> sequences() throws SQLException {
    String query =
        """
        SELECT format('SELECT setval(%L, %s)', quote_ident(sequencename), last_value)
        FROM pg_sequences
        WHERE schemaname = current_schema() AND last_value IS NOT NULL
        """;
    return rows(query, Row.TEXT);
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T> List<T> rows(String query, Row<T> row) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  private interface Row<T> {
    Row<String> TEXT = row -> row.getString(1);

    T read(ResultSet row) throws SQLException;
  }
}
