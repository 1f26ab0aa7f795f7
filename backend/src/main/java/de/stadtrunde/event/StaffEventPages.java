package de.stadtrunde.event;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The desk: one's own events, one event at a glance, and the form in which it is written. */
@Controller
class StaffEventPages {

  private final Events events;
  private final EventEdits edits;
  private final StaffEvents documents;
  private final EventFormPage form;
  private final EventGlance glance;

  StaffEventPages(
      Events events,
      EventEdits edits,
      StaffEvents documents,
      EventFormPage form,
      EventGlance glance) {
    this.events = events;
    this.edits = edits;
    this.documents = documents;
    this.form = form;
    this.glance = glance;
  }

  @GetMapping("/staff")
  Mono<Rendering> list(CurrentUser user, Locale locale) {
    return events
        .own(user)
        .collectList()
        .flatMap(own -> glance.rows(own, locale.toLanguageTag()))
        .map(rows -> list(rows, user));
  }

  private static Rendering list(List<EventGlance.Row> rows, CurrentUser user) {
    return Rendering.view("event/staff-list")
        .modelAttribute("events", rows)
        .modelAttribute("mayManage", mayManage(user))
        .build();
  }

  private static boolean mayManage(CurrentUser user) {
    return user.is(Role.ADMINISTRATOR, Role.ORGANISER);
  }

  @GetMapping("/staff/events/{slug}")
  Mono<Rendering> event(CurrentUser user, @PathVariable String slug, Locale locale) {
    return events
        .mustAssist(user, slug)
        .flatMap(event -> glance.page(event, locale.toLanguageTag()))
        .map(page -> page.modelAttribute("mayManage", mayManage(user)).build());
  }

  @GetMapping("/staff/events/new")
  Mono<Rendering> blank(CurrentUser user, Locale locale) {
    return Mono.fromSupplier(() -> user.must(Role.ADMINISTRATOR, Role.ORGANISER))
        .then(Mono.defer(() -> form.blank(locale.toLanguageTag())));
  }

  @PostMapping("/staff/events/new")
  Mono<Rendering> create(CurrentUser user, ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .map(typed -> SubmittedForm.read(typed, null))
        .flatMap(submitted -> create(user, submitted, locale));
  }

  private Mono<Rendering> create(CurrentUser user, SubmittedForm submitted, Locale locale) {
    return edits
        .create(user, Mono.just(submitted.document()))
        .map(StaffEventPages::glanceAt)
        .onErrorResume(Problem.class, problem -> again(null, submitted, problem, locale));
  }

  @GetMapping("/staff/events/{slug}/edit")
  Mono<Rendering> edit(CurrentUser user, @PathVariable String slug, Locale locale) {
    return events
        .mustManage(user, slug)
        .flatMap(documents::withoutSeats)
        .flatMap(event -> form.filled(event, locale.toLanguageTag()));
  }

  @PostMapping("/staff/events/{slug}/edit")
  Mono<Rendering> change(
      CurrentUser user, @PathVariable String slug, ServerWebExchange exchange, Locale locale) {
    return events
        .mustManage(user, slug)
        .flatMap(documents::withoutSeats)
        .zipWith(exchange.getFormData())
        .flatMap(both -> change(user, both.getT1(), both.getT2(), locale));
  }

  private Mono<Rendering> change(
      CurrentUser user, StaffEvent event, MultiValueMap<String, String> typed, Locale locale) {
    SubmittedForm submitted = SubmittedForm.read(typed, event);
    return edits
        .change(user, event.slug(), Mono.just(submitted.document()))
        .map(StaffEventPages::glanceAt)
        .onErrorResume(Problem.class, problem -> again(event, submitted, problem, locale));
  }

  /** A second click on reload sends nothing twice (RFC 9110, 15.4.4). */
  static Rendering glanceAt(Event event) {
    return Rendering.redirectTo("/staff/events/" + event.slug())
        .status(HttpStatus.SEE_OTHER)
        .build();
  }

  private Mono<Rendering> again(
      StaffEvent event, SubmittedForm submitted, Problem problem, Locale locale) {
    return problem.faults().isEmpty()
        ? Mono.error(problem)
        : form.faulty(event, submitted, problem, locale.toLanguageTag());
  }
}
