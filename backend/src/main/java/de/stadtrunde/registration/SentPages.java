package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.EventHead;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Says what happens next after a sign-up; its address holds dates, nothing about a person. */
@Controller
class SentPages {

  private final SignUpDrafts drafts;
  private final Clock clock;

  SentPages(SignUpDrafts drafts, Clock clock) {
    this.drafts = drafts;
    this.clock = clock;
  }

  /** Where the browser goes after a sign-up was taken. */
  Rendering after(SignUpDraft draft, SignUp.Answer answer, String language) {
    Optional<Instant> held =
        Optional.ofNullable(answer.heldUntil())
            .map(until -> OffsetDateTime.parse(until).toInstant());
    Instant within = clock.instant().plus(Seater.CONFIRM_WITHIN);
    String address =
        UriComponentsBuilder.fromPath("/events/{slug}/sign-up/sent")
            .queryParam("lang", language)
            .queryParam("people", draft.people())
            .queryParam("until", Seater.earlier(within, draft.event().closes()).getEpochSecond())
            .queryParamIfPresent("held", held.map(Instant::getEpochSecond))
            .build(draft.event().slug())
            .toString();
    return Rendering.redirectTo(address).build();
  }

  /**
   * @param held until when seats are held, in epoch seconds; missing when the sign-up waits
   * @param until when an unconfirmed sign-up is erased, in epoch seconds
   */
  @GetMapping("/events/{slug}/sign-up/sent")
  Mono<Rendering> sent(
      @PathVariable String slug,
      @RequestParam(defaultValue = "1") int people,
      @RequestParam(defaultValue = "0") long held,
      @RequestParam(defaultValue = "0") long until,
      Locale locale) {
    return drafts
        .event(slug)
        .map(
            event ->
                Rendering.view("registration/sent")
                    .modelAttribute("event", EventHead.of(event, locale.toLanguageTag()))
                    .modelAttribute("people", Math.max(1, people))
                    .modelAttribute("heldUntil", plausible(event, held))
                    .modelAttribute("confirmUntil", plausible(event, until))
                    .build());
  }

  /** Null for a time that cannot have been ours: an address can be altered. */
  private static Instant plausible(Event event, long seconds) {
    return seconds <= 0 || seconds > event.closes().getEpochSecond()
        ? null
        : Instant.ofEpochSecond(seconds);
  }
}
