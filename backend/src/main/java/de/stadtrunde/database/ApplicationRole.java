package de.stadtrunde.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The unprivileged role under which the application works in the embedded server. */
final class ApplicationRole {

  private ApplicationRole() {}

  /** Creates the role and the database it owns where they are missing. */
  static void ensure(DataSource superuser, String name, String password) {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
        statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
      }
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
      }
    } catch (SQLException e) {
      throw new DatabaseRefused(
          "The embedded database cannot be set up (%s).".formatted(e.getMessage()),
          "Is its password file the one with which the data directory was created?",
          e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
