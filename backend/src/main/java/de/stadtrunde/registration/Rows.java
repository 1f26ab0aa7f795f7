package de.stadtrunde.registration;

import io.r2dbc.postgresql.codec.Json;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many rows as one parameter of one statement: records become the JSON that {@code
 * json_populate_recordset} turns back into rows (components in camel case are columns in snake
 * case).
 */
@Component
class Rows {

  private final JsonMapper json;

  Rows(JsonMapper json) {
    this.json = json.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  }

  Json of(List<? extends Record> rows) {
    return Json.of(json.writeValueAsBytes(rows));
  }

  /** Bytes in PostgreSQL's hex format of bytea. */
  static String bytes(byte[] bytes) {
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }
}
