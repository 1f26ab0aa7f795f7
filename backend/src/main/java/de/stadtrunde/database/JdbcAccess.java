package de.stadtrunde.database;

import static io.r2dbc.spi.ConnectionFactoryOptions.DATABASE;
import static io.r2dbc.spi.ConnectionFactoryOptions.HOST;
import static io.r2dbc.spi.ConnectionFactoryOptions.PASSWORD;
import static io.r2dbc.spi.ConnectionFactoryOptions.PORT;
import static io.r2dbc.spi.ConnectionFactoryOptions.SSL;
import static io.r2dbc.spi.ConnectionFactoryOptions.USER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.util.StringUtils;

/**
 * The way of the migrations into the same database: JDBC, derived from the R2DBC options, so that
 * an operator configures one address. Both interfaces, because Boot starts Flyway on the one and
 * asks the other.
 */
record JdbcAccess(ConnectionFactoryOptions options)
    implements JdbcConnectionDetails, FlywayConnectionDetails {

  private static final int DEFAULT_PORT = 5432;

  /** Options of the R2DBC driver and their names in the JDBC driver. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("sslMode", "sslmode"),
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslRootCert", "sslrootcert"),
          Map.entry("sslCert", "sslcert"),
          Map.entry("sslKey", "sslkey"),
          Map.entry("sslPassword", "sslpassword"),
          Map.entry("sslNegotiation", "sslNegotiation"),
          Map.entry("schema", "currentSchema"),
          Map.entry("currentSchema", "currentSchema"),
          Map.entry("applicationName", "ApplicationName"));

  /** The configured server; user and password may stand in the address or beside it. */
  static JdbcAccess to(R2dbcProperties properties) {
    ConnectionFactoryOptions url = ConnectionFactoryOptions.parse(properties.getUrl());
    ConnectionFactoryOptions.Builder options = url.mutate();
    if (!url.hasOption(USER) && StringUtils.hasText(properties.getUsername())) {
      options.option(USER, properties.getUsername());
    }
    if (!url.hasOption(PASSWORD) && StringUtils.hasText(properties.getPassword())) {
      options.option(PASSWORD, properties.getPassword());
    }
    return new JdbcAccess(options.build());
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(getJdbcUrl(), getUsername(), getPassword());
  }

  @Override
  public String getJdbcUrl() {
    return "jdbc:postgresql://%s/%s%s".formatted(server(), encoded(text(DATABASE, "")), query());
  }

  /** Host and port, for messages. */
  String server() {
    String host = text(HOST, "localhost");
    String bracketed = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return bracketed + ":" + text(PORT, String.valueOf(DEFAULT_PORT));
  }

  private String query() {
    String query =
        Stream.concat(
                Stream.of("ssl=true").filter(ssl -> Boolean.parseBoolean(text(SSL, "false"))),
                NAMES.keySet().stream().filter(this::isSet).map(this::translated).sorted())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private boolean isSet(String option) {
    return options.hasOption(Option.valueOf(option));
  }

  private String translated(String option) {
    String value = text(Option.valueOf(option), "");
    boolean mode = option.equalsIgnoreCase("sslMode");
    // The R2DBC driver takes VERIFY_FULL as well, the JDBC driver only verify-full.
    String common = mode ? value.toLowerCase(Locale.ROOT).replace('_', '-') : value;
    return NAMES.get(option) + "=" + encoded(common);
  }

  @Override
  public String getUsername() {
    return text(USER, null);
  }

  @Override
  public String getPassword() {
    return text(PASSWORD, null);
  }

  @Override
  public String getDriverClassName() {
    return "org.postgresql.Driver";
  }

  private String text(Option<?> option, String otherwise) {
    Object value = options.getValue(option);
    return value == null ? otherwise : value.toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** Without the password, which the record's own form would show. */
  @Override
  public String toString() {
    return getJdbcUrl();
  }
}
