package de.stadtrunde.shared;

import java.util.List;

/**
 * What a module keeps about people. Every module with a personal column hands in one of these; a
 * test fails for a column of text or bytes that no module has classified.
 */
public interface PersonalData {

  /** Every column of the module's tables that holds text, bytes or JSON, each exactly once. */
  List<Field> fields();

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
