package de.stadtrunde.registration;

import de.stadtrunde.registration.Stamps.Stamp;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing up for people: one topic a page, without account, cookie or script. */
@Controller
class SignUpPages {

  private final SignUpDrafts drafts;
  private final SignUpWizard wizard;
  private final SignUpRendering rendering;
  private final SignUpSending sending;

  SignUpPages(
      SignUpDrafts drafts, SignUpWizard wizard, SignUpRendering rendering, SignUpSending sending) {
    this.drafts = drafts;
    this.wizard = wizard;
    this.rendering = rendering;
    this.sending = sending;
  }

  @GetMapping("/events/{slug}/sign-up")
  Mono<Rendering> begin(@PathVariable String slug, Locale locale) {
    return drafts
        .open(slug, Map.of())
        .map(wizard::first)
        .flatMap(turn -> rendering.first(turn, locale.toLanguageTag()))
        .onErrorResume(
            SignUpClosed.class, closed -> rendering.closed(closed, locale.toLanguageTag(), 200));
  }

  @PostMapping("/events/{slug}/sign-up")
  Mono<Rendering> next(@PathVariable String slug, Locale locale, ServerWebExchange exchange) {
    String language = locale.toLanguageTag();
    return exchange
        .getFormData()
        .flatMap(
            form ->
                drafts.open(slug, form).flatMap(draft -> answer(draft, form, language, exchange)))
        .onErrorResume(SignUpClosed.class, closed -> rendering.closed(closed, language, 409));
  }

  private Mono<Rendering> answer(
      SignUpDraft draft,
      MultiValueMap<String, String> form,
      String language,
      ServerWebExchange exchange) {
    return rendering
        .stamp(draft, form.getFirst("stamp"))
        .flatMap(
            stamp ->
                isSending(form)
                    ? sending.send(draft, stamp, form, exchange, language)
                    : turn(draft, stamp, form, language));
  }

  /** The check page has no field: whatever goes on there sends. */
  private static boolean isSending(MultiValueMap<String, String> form) {
    String action = action(form);
    return action.equals("send")
        || action.equals("next") && SignUpStep.CHECK.key().equals(form.getFirst("step"));
  }

  private Mono<Rendering> turn(
      SignUpDraft draft, Stamp stamp, MultiValueMap<String, String> form, String language) {
    SignUpStep step = SignUpStep.of(form.getFirst("step")).orElse(draft.path().get(0));
    Set<String> shown = new HashSet<>(form.getOrDefault("shown", List.of()));
    return wizard
        .after(draft, step, action(form), shown)
        .flatMap(turn -> rendering.of(turn, stamp, language));
  }

  private static String action(MultiValueMap<String, String> form) {
    return Objects.requireNonNullElse(form.getFirst("action"), "next");
  }
}
