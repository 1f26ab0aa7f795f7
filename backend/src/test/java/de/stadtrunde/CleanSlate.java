package de.stadtrunde;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Empties every table but that of the keys, which beans keep, and resets the clock before each
 * test.
 */
final class CleanSlate implements BeforeEachCallback {

  private static final String EMPTY =
      """
      DO $$
      BEGIN
        EXECUTE (
          SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ')
          FROM pg_tables
          WHERE schemaname = 'public' AND tablename NOT IN ('flyway_schema_history', 'secret'));
      END
      $$
      """;

  /** A periodic job of the application may hold a table just then, and PostgreSQL ends one. */
  private static final int ATTEMPTS = 5;

  @Override
  public void beforeEach(ExtensionContext test) {
    clean(SpringExtension.getApplicationContext(test));
  }

  static void clean(ApplicationContext context) {
    context.getBean(DatabaseClient.class).sql(EMPTY).then().retry(ATTEMPTS).block();
    context.getBean(MutableClock.class).reset();
  }
}
