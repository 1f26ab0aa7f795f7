package de.stadtrunde.database;

import static io.r2dbc.spi.ConnectionFactoryOptions.LOCK_WAIT_TIMEOUT;
import static io.r2dbc.spi.ConnectionFactoryOptions.STATEMENT_TIMEOUT;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * First the server, then its check, then the migrations and the log of erasures, and only then the
 * address for R2DBC.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /** After this a waiting sign-up gets an answer it may retry (architecture: data). */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

  /** Longest statement: an export of a whole event takes well under a second. */
  private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(20);

  /** A transaction whose client went silent gives its locks back; milliseconds. */
  private static final Map<String, String> SESSION =
      Map.of(
          "default_transaction_isolation", "read committed",
          "idle_in_transaction_session_timeout", "30000");

  @Bean
  @ConditionalOnBooleanProperty("stadtrunde.embedded")
  EmbeddedServer embeddedServer(@Value("${stadtrunde.data}") Path data) {
    return EmbeddedServer.start(data);
  }

  @Bean
  JdbcAccess jdbcAccess(ObjectProvider<EmbeddedServer> embedded, R2dbcProperties properties) {
    EmbeddedServer server = embedded.getIfAvailable();
    JdbcAccess access =
        server == null ? JdbcAccess.to(properties) : new JdbcAccess(server.options());
    ServerCheck.require(access);
    return access;
  }

  /**
   * The initializer is asked for so that nobody gets a connection before the schema is there, and
   * the log of erasures is brought back before anybody acts on what a backup may have restored.
   */
  @Bean
  R2dbcConnectionDetails r2dbcConnectionDetails(
      JdbcAccess access,
      FlywayMigrationInitializer migrated,
      @Value("${stadtrunde.erasures:${stadtrunde.data}/erasures}") Path erasures) {
    Erasures.bringBack(access, erasures);
    return access::options;
  }

  @Bean
  ConnectionFactoryOptionsBuilderCustomizer sessionLimits() {
    return options ->
        options
            .option(LOCK_WAIT_TIMEOUT, LOCK_TIMEOUT)
            .option(STATEMENT_TIMEOUT, STATEMENT_LIMIT)
            .option(PostgresqlConnectionFactoryProvider.OPTIONS, SESSION);
  }
}
