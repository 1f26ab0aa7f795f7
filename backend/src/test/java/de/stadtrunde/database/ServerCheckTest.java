package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stadtrunde.Stadtrunde;
import de.stadtrunde.TestDatabase;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ServerCheckTest {

  @Test
  void acceptsADurableServer() {
    ServerCheck.require(access(TestDatabase.fresh().url()));
  }

  @Test
  void refusesAServerThatMayForgetAndTellsTheOperatorWhy(CapturedOutput output) throws IOException {
    try (EmbeddedPostgres forgetful = EmbeddedPostgres.start()) {
      String url = "r2dbc:postgresql://postgres@localhost:%d/postgres";
      String[] arguments = {"--spring.r2dbc.url=" + url.formatted(forgetful.getPort())};

      assertThatThrownBy(() -> SpringApplication.run(Stadtrunde.class, arguments))
          .hasRootCauseInstanceOf(DatabaseRefused.class);
    }
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("The database has fsync = off and could lose confirmed registrations.")
        .doesNotContain("\tat ");
  }

  @Test
  void refusesEachSettingThatMayForget() {
    assertThat(ServerCheck.objection(settings("fsync")))
        .hasValueSatisfying(reason -> assertThat(reason).contains("fsync = off"));
    assertThat(ServerCheck.objection(settings("synchronous_commit"))).isPresent();
    assertThat(ServerCheck.objection(settings("full_page_writes"))).isPresent();
    assertThat(ServerCheck.objection(settings("none"))).isEmpty();
  }

  @Test
  void refusesAServerBefore15() {
    Map<String, String> old = Map.of("server_version_num", "140022", "server_version", "14.22");

    assertThat(ServerCheck.objection(old))
        .contains("The database is PostgreSQL 14.22; Stadtrunde needs 15 or later.");
  }

  @Test
  void saysWhichServerDoesNotAnswer() {
    assertThatThrownBy(() -> ServerCheck.require(access("r2dbc:postgresql://u:p@localhost:1/db")))
        .isInstanceOf(DatabaseRefused.class)
        .hasMessageStartingWith("The database at localhost:1 does not let us in");
  }

  private static JdbcAccess access(String url) {
    return new JdbcAccess(ConnectionFactoryOptions.parse(url));
  }

  private static Map<String, String> settings(String off) {
    return Map.of(
        "server_version_num", "180006",
        "server_version", "18.6",
        "fsync", off.equals("fsync") ? "off" : "on",
        "synchronous_commit", off.equals("synchronous_commit") ? "off" : "on",
        "full_page_writes", off.equals("full_page_writes") ? "off" : "on");
  }
}
