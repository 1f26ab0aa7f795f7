package de.stadtrunde.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings the erasure log back into a database that was restored from an earlier backup, before
 * anybody gets a connection: the registrations themselves are erased again by {@code
 * registration.Recall}, but no worker may send their mails until then.
 */
final class Erasures {

  /** Time and id, at the end of a line: a crash may have left half an entry before it. */
  private static final Pattern LINE =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}(?:\\.\\d+)?Z) ([0-9a-f-]{36})$");

  private static final String NOTE =
      "INSERT INTO erasure (subject, at) VALUES (?::uuid, ?::timestamptz) ON CONFLICT DO NOTHING";

  private static final String SILENCE = "DELETE FROM outbox WHERE subject = ANY(?::uuid[])";

  private Erasures() {}

  /**
   * @param file as {@code registration.ErasureFile} writes it; nothing happens without one
   * @return how many erasures the database had lost
   */
  static int bringBack(JdbcAccess access, Path file) {
    try {
      return Files.exists(file) ? bringBack(access, Files.readAllLines(file)) : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the erasure log", unreadable);
    } catch (SQLException failure) {
      throw new IllegalStateException("cannot bring the erasure log back", failure);
    }
  }

  private static int bringBack(JdbcAccess access, List<String> lines) throws SQLException {
    try (Connection connection = access.connect()) {
      connection.setAutoCommit(false);
      List<String> lost = note(connection, lines);
      silence(connection, lost);
      connection.commit();
      return lost.size();
    }
  }

  private static List<String> note(Connection connection, List<String> lines) throws SQLException {
    List<String> lost = new ArrayList<>();
    try (PreparedStatement note = connection.prepareStatement(NOTE)) {
      for (String line : lines) {
        Matcher entry = LINE.matcher(line);
        if (entry.find()) {
          note.setString(1, entry.group(2));
          note.setString(2, entry.group(1));
          if (note.executeUpdate() == 1) {
            lost.add(entry.group(2));
          }
        }
      }
    }
    return lost;
  }

  private static void silence(Connection connection, List<String> lost) throws SQLException {
    try (PreparedStatement silence = connection.prepareStatement(SILENCE)) {
      silence.setArray(1, connection.createArrayOf("text", lost.toArray()));
      silence.executeUpdate();
    }
  }
}
