package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.PersonalData;
import de.stadtrunde.shared.PersonalData.Field;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Fails for a column that nobody has thought about: see {@link PersonalData}. */
@DatabaseTest
class FieldCatalogueTest {

  @Autowired private List<PersonalData> modules;
  @Autowired private DatabaseClient database;
  @Autowired private Catalogue catalogue;

  private List<Field> fields() {
    return modules.stream().flatMap(module -> module.fields().stream()).toList();
  }

  private List<String> classified() {
    return fields().stream().map(Field::column).toList();
  }

  /** Whatever can hold words about a person; Flyway's own table tells of migrations only. */
  private List<String> columns() {
    return database
        .sql(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
              AND (data_type IN ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb',
                'inet', 'cidr', 'xml', 'ARRAY') OR data_type = 'USER-DEFINED')
            """)
        .mapValue(String.class)
        .all()
        .collectList()
        .block();
  }

  @Test
  void classifiesEveryColumnThatCanHoldWords() {
    assertThat(columns()).isNotEmpty();
    assertThat(classified()).containsAll(columns());
  }

  @Test
  void classifiesNoColumnThatIsNotThere() {
    assertThat(columns()).containsAll(classified());
  }

  @Test
  void classifiesEachColumnOnce() {
    assertThat(classified()).doesNotHaveDuplicates();
  }

  @Test
  void namesAColumnThatNobodyHasClassified() {
    database.sql("CREATE TABLE forgotten (id int, diary text)").then().block();
    try {
      assertThat(columns()).contains("forgotten.diary").doesNotContain("forgotten.id");
      assertThat(classified()).doesNotContain("forgotten.diary");
    } finally {
      database.sql("DROP TABLE forgotten").then().block();
    }
  }

  @Test
  void saysOfEveryPersonalFieldWhatItIsWhySeenByWhomAndUntilWhen() {
    assertThat(fields())
        .filteredOn(Field::personal)
        .isNotEmpty()
        .allSatisfy(
            field -> {
              assertThat(field.basis()).matches("GDPR \\d+\\(\\d\\)\\([a-z]\\)");
              assertSaid("privacy.purpose." + field.purpose());
              assertSaid("privacy.recipients." + field.purpose());
              assertSaid("privacy.deletion." + field.deletion());
              assertSaid("privacy.field." + field.column());
            });
    assertThat(fields())
        .filteredOn(field -> !field.personal())
        .allMatch(field -> Objects.isNull(field.basis()) && Objects.isNull(field.deletion()));
  }

  private void assertSaid(String key) {
    assertThat(catalogue.text(Catalogue.GERMAN, key)).isNotEqualTo(key);
  }
}
