package de.stadtrunde.account;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code --reset-admin} on the server: gives the administrator who has been there longest a new
 * one-time password, shows it and ends the process.
 */
@Component
class AdministratorReset {

  private static final String OPTION = "reset-admin";

  private final ApplicationArguments arguments;
  private final ApplicationContext application;
  private final FirstAdministrator first;
  private final AdministratorPassword password;

  AdministratorReset(
      ApplicationArguments arguments,
      ApplicationContext application,
      FirstAdministrator first,
      AdministratorPassword password) {
    this.arguments = arguments;
    this.application = application;
    this.first = first;
    this.password = password;
  }

  /** Once, at the start. */
  @Scheduled(initialDelay = 0)
  Mono<Void> atStart() {
    return arguments.containsOption(OPTION)
        ? first.exists().then(password.reset()).doFinally(end -> leave())
        : Mono.empty();
  }

  /** From a thread of its own: the one that is here belongs to what is being closed. */
  private void leave() {
    new Thread(() -> System.exit(SpringApplication.exit(application)), "reset-admin").start();
  }
}
