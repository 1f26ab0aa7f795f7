package de.stadtrunde.shared;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * What a module keeps about people. Every module with a personal column hands in one of these; a
 * test fails for a column of text or bytes that no module has classified.
 */
public interface PersonalData {

  /** Every column of the module's tables that holds text, bytes or JSON, each exactly once. */
  List<Field> fields();

  /**
   * What the module keeps about the people of a registration, for themselves to read (GDPR, Art.
   * 15): one entry a kind of record, ready for JSON. Nothing by default.
   */
  default Mono<Map<String, Object>> export(UUID registration) {
    return Mono.empty();
  }

  /**
   * Erases what the module keeps about the people of these registrations, in the caller's
   * transaction; repeatable. Called when they ask for it and when their time is over. Nothing by
   * default.
   */
  default Mono<Void> erase(Collection<UUID> registrations) {
    return Mono.empty();
  }

  /**
   * One column and what becomes of it.
   *
   * @param column {@code table.column}
   * @param purpose key of the catalogue under {@code privacy.purpose}; null when not personal
   * @param basis legal basis, for example {@code GDPR 6(1)(e)}; null when not personal
   * @param deletion rule, a key of the catalogue under {@code privacy.deletion}; null when not
   *     personal
   */
  record Field(String column, String purpose, String basis, String deletion) {

    public static Field notPersonal(String column) {
      return new Field(column, null, null, null);
    }

    public boolean personal() {
      return purpose != null;
    }
  }
}
