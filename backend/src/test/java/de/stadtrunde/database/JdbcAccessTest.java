package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.junit.jupiter.api.Test;

class JdbcAccessTest {

  @Test
  void takesServerDatabaseAndCredentials() {
    JdbcAccess access = access("r2dbc:postgresql://city:s%40fe@db.example:6432/talks");

    assertThat(access.getJdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/talks");
    assertThat(access.getUsername()).isEqualTo("city");
    assertThat(access.getPassword()).isEqualTo("s@fe");
  }

  @Test
  void completesThePort() {
    assertThat(access("r2dbc:postgresql://db.example/talks").getJdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5432/talks");
  }

  @Test
  void keepsTheOptionsOfTheEncryptedConnection() {
    String url =
        "r2dbc:postgresql://db.example/talks?sslMode=verify-full&sslRootCert=/etc/city/root.pem";

    assertThat(access(url).getJdbcUrl())
        .isEqualTo(
            "jdbc:postgresql://db.example:5432/talks"
                + "?sslmode=verify-full&sslrootcert=%2Fetc%2Fcity%2Froot.pem");
    assertThat(access("r2dbcs:postgresql://db.example/talks").getJdbcUrl()).endsWith("?ssl=true");
  }

  @Test
  void neverShowsThePassword() {
    assertThat(access("r2dbc:postgresql://city:hidden@db.example/talks").toString())
        .doesNotContain("hidden");
  }

  private static JdbcAccess access(String url) {
    return new JdbcAccess(ConnectionFactoryOptions.parse(url));
  }
}
