package de.stadtrunde.database;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import io.r2dbc.pool.ConnectionPool;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

@DatabaseTest
class DatabaseConfigurationTest {

  @Autowired ApplicationContext context;
  @Autowired DatabaseClient client;

  @Test
  void leavesTheReactiveTransactionManagerAlone() {
    assertThat(context.getBeansOfType(TransactionManager.class).values())
        .singleElement()
        .isInstanceOf(R2dbcTransactionManager.class);
    assertThat(context.getBeansOfType(TransactionalOperator.class)).hasSize(1);
    assertThat(context.getBeansOfType(DataSource.class)).isEmpty();
  }

  @Test
  void boundsThePool() {
    assertThat(
            context.getBean(ConnectionPool.class).getMetrics().orElseThrow().getMaxAllocatedSize())
        .isEqualTo(16);
  }

  @Test
  void limitsLocksStatementsAndIdleTransactions() {
    assertThat(setting("lock_timeout")).isEqualTo("3s");
    assertThat(setting("statement_timeout")).isEqualTo("20s");
    assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("30s");
    assertThat(setting("default_transaction_isolation")).isEqualTo("read committed");
  }

  @Test
  void migratesFromEmpty() {
    Long failed =
        client
            .sql("SELECT count(*) FROM flyway_schema_history WHERE NOT success")
            .mapValue(Long.class)
            .one()
            .block();
    assertThat(failed).isZero();
    assertThat(tables()).contains("event", "registration", "outbox");
  }

  @Test
  void takesItsTimeFromTheTest() {
    assertThat(context.getBean(Clock.class)).isInstanceOf(MutableClock.class);
  }

  private List<String> tables() {
    return client
        .sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        .mapValue(String.class)
        .all()
        .collectList()
        .block();
  }

  private String setting(String name) {
    return client.sql("SHOW " + name).mapValue(String.class).one().block();
  }
}
