package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class TestDatabaseTest {

  @Test
  void givesEachCallerADatabaseOfItsOwn() {
    DatabaseClient one = TestDatabase.fresh().client();
    DatabaseClient other = TestDatabase.fresh().client();

    one.sql("CREATE TABLE mine (x INT)").then().block();

    assertThat(tables(one)).contains("mine");
    assertThat(tables(other)).contains("flyway_schema_history").doesNotContain("mine");
  }

  private static List<String> tables(DatabaseClient client) {
    return client
        .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        .mapValue(String.class)
        .all()
        .collectList()
        .block();
  }
}
