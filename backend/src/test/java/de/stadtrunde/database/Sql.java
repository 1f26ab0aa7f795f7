package de.stadtrunde.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Single statements on a server under test, over JDBC as the migrations use it. */
final class Sql {

  private Sql() {}

  static String value(EmbeddedServer server, String query) throws SQLException {
    JdbcAccess access = new JdbcAccess(server.options());
    return value(access.getJdbcUrl(), access.getUsername(), access.getPassword(), query);
  }

  /** The first column of the only row, as text. */
  static String value(String url, String user, String password, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void execute(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection = new JdbcAccess(server.options()).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
