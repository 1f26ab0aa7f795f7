package de.stadtrunde.registration;

import de.stadtrunde.event.Events;
import de.stadtrunde.shared.Tokens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** The composer of mails on a database that counts this module's statements. */
final class CountedDatabase {

  private final AtomicInteger statements = new AtomicInteger();
  private final ApplicationContext application;
  private final DatabaseClient counted;

  CountedDatabase(ApplicationContext application) {
    this.application = application;
    this.counted =
        (DatabaseClient)
            Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DatabaseClient.class}, this::count);
  }

  private Object count(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("sql")) {
      statements.incrementAndGet();
    }
    try {
      return method.invoke(bean(DatabaseClient.class), arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private <T> T bean(Class<T> type) {
    return application.getBean(type);
  }

  int statements() {
    return statements.get();
  }

  RegistrationMails mails() {
    Rows rows = bean(Rows.class);
    Clock clock = bean(Clock.class);
    return new RegistrationMails(
        new Occasions(
            new RegistrationRepository(counted, rows),
            new PeopleRepository(counted, rows, bean(Needs.class)),
            bean(Events.class),
            clock),
        new Access(new AccessRepository(counted, rows), bean(Tokens.class), clock),
        bean(Letters.class));
  }
}
