package de.stadtrunde.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses a server that is too old or may lose what it has acknowledged. */
final class ServerCheck {

  /** PostgreSQL 15, as {@code server_version_num} counts. */
  private static final int OLDEST = 150000;

  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private ServerCheck() {}

  /**
   * Logs in once and looks.
   *
   * @throws DatabaseRefused where the server does not answer, is older than 15, or one of fsync,
   *     synchronous_commit and full_page_writes is off
   */
  static void require(JdbcAccess access) {
    try (Connection connection = access.connect()) {
      objection(settings(connection)).ifPresent(ServerCheck::refuse);
    } catch (SQLException e) {
      throw new DatabaseRefused(
          "The database at %s does not let us in (%s).".formatted(access.server(), e.getMessage()),
          "Check spring.r2dbc.url, spring.r2dbc.username and spring.r2dbc.password.",
          e);
    }
  }

  private static Map<String, String> settings(Connection connection) throws SQLException {
    Map<String, String> settings = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, setting FROM pg_settings")) {
      while (rows.next()) {
        settings.put(rows.getString("name"), rows.getString("setting"));
      }
    }
    return settings;
  }

  /** Why a server with these settings must not be used; empty where it may. */
  static Optional<String> objection(Map<String, String> settings) {
    if (Integer.parseInt(settings.get("server_version_num")) < OLDEST) {
      return Optional.of(
          "The database is PostgreSQL %s; Stadtrunde needs 15 or later."
              .formatted(settings.get("server_version")));
    }
    return DURABILITY.stream()
        .filter(name -> "off".equals(settings.get(name)))
        .findFirst()
        .map("The database has %s = off and could lose confirmed registrations."::formatted);
  }

  private static void refuse(String objection) {
    throw new DatabaseRefused(
        objection, "Use PostgreSQL 15 or later with these settings on: " + DURABILITY + ".");
  }
}
