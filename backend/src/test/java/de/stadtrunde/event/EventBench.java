package de.stadtrunde.event;

import de.stadtrunde.MutableClock;
import de.stadtrunde.TestDatabase;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Site;
import de.stadtrunde.shared.Site.Operator;
import de.stadtrunde.shared.Times;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The event module on a database of its own, without the rest of the application. */
final class EventBench {

  final DatabaseClient database;
  final MutableClock clock = new MutableClock();

  /** What listeners heard, for example {@code moved dialog}. */
  final List<String> heard = new ArrayList<>();

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  EventBench() {
    TestDatabase fresh = TestDatabase.fresh();
    database = fresh.client();
    register(DatabaseClient.class, () -> database);
    register(MutableClock.class, () -> clock);
    register(
        TransactionalOperator.class,
        () -> TransactionalOperator.create(new R2dbcTransactionManager(fresh.connectionFactory())));
    register(
        Site.class, () -> new Site(URI.create("http://localhost"), new Operator("", "", "", "")));
    register(SeatFigures.class, () -> new CountedSeats(database));
    register(EventChangeListener.class, () -> new Listener(heard));
    context.scan("de.stadtrunde.event", "de.stadtrunde.organisation", "de.stadtrunde.audit");
    context.register(Catalogue.class, Times.class);
    context.refresh();
  }

  private <T> void register(Class<T> type, Supplier<T> bean) {
    context.registerBean(type, bean);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** A new member of staff. */
  CurrentUser staff(Role role) {
    UUID id = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO staff_account (id, version, email, name, role, password_hash,
              password_temporary, created_at)
            VALUES (:id, 0, :email, 'Ada', :role, '', false, now())
            """)
        .bind("id", id)
        .bind("email", id + "@example.org")
        .bind("role", role.name())
        .then()
        .block();
    return new CurrentUser(id, "Ada", role);
  }

  private record Listener(List<String> heard) implements EventChangeListener {

    @Override
    public Mono<Void> cancelled(Event event) {
      return hear("cancelled", event);
    }

    @Override
    public Mono<Void> postponed(Event event) {
      return hear("postponed", event);
    }

    @Override
    public Mono<Void> moved(Event event) {
      return hear("moved", event);
    }

    @Override
    public Mono<Void> contingentsChanging(Event event) {
      return hear("contingentsChanging", event);
    }

    @Override
    public Mono<Void> contingentsChanged(Event event) {
      return hear("contingentsChanged", event);
    }

    private Mono<Void> hear(String what, Event event) {
      return Mono.fromRunnable(() -> heard.add(what + " " + event.slug()));
    }
  }
}
