package de.stadtrunde;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Looks for a word in every column of every table that can hold one, bytes included. */
public final class Canaries {

  private static final String COLUMNS =
      """
      SELECT format(
          CASE WHEN data_type = 'bytea'
            THEN 'SELECT %L FROM %I WHERE position(convert_to(%L, ''UTF8'') in %I) > 0'
            ELSE 'SELECT %L FROM %I WHERE position(lower(%L) in lower(%I::text)) > 0' END,
          table_name || '.' || column_name, table_name, :word, column_name)
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
      ORDER BY table_name, column_name
      """;

  private Canaries() {}

  /** The columns that hold it, as {@code table.column}, each once. */
  public static List<String> found(DatabaseClient database, String word) {
    return database
        .sql(COLUMNS)
        .bind("word", word)
        .mapValue(String.class)
        .all()
        .concatMap(search -> database.sql(search).mapValue(String.class).all())
        .distinct()
        .collectList()
        .block();
  }
}
