package de.stadtrunde.registration;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many rows as one parameter of one statement: records become the JSON that {@code
 * jsonb_populate_recordset} turns back into rows (components in camel case are columns in snake
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

  Json of(Map<String, ?> object) {
    return Json.of(json.writeValueAsBytes(object));
  }

  /** Bytes in PostgreSQL's hex format of bytea. */
  static String bytes(byte[] bytes) {
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }

  /** The JSON object in a column, in its order; empty for null. */
  <T> Map<String, T> map(Readable row, String column) {
    Json value = row.get(column, Json.class);
    return value == null
        ? Map.of()
        : json.readValue(value.asString(), new TypeReference<LinkedHashMap<String, T>>() {});
  }
}
