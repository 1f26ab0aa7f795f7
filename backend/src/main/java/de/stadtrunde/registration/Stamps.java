package de.stadtrunde.registration;

import de.stadtrunde.shared.Tokens;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Signs the forms that nobody needs an account for: a stamp says when its form was first shown and
 * names it, so that sending it twice is noticed. It holds nothing about the person.
 */
@Component
public class Stamps {

  /** Nobody answers a form faster; programs do (public-service.md, Abuse). */
  private static final Duration YOUNGEST = Duration.ofSeconds(3);

  /** A form that lay open overnight is shown once more before it is sent. */
  private static final Duration OLDEST = Duration.ofHours(12);

  private static final Pattern FORMAT =
      Pattern.compile("(?<time>\\d{1,12})\\.(?<nonce>[\\w-]{43})\\.(?<seal>[\\w-]{43})");

  private final Tokens tokens;
  private final Clock clock;

  Stamps(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A stamp whose signature is ours.
   *
   * @param text as it travels in the form
   * @param nonce names the form, 43 characters
   */
  public record Stamp(String text, Instant shown, String nonce) {}

  public enum Age {
    YOUNG,
    RIGHT,
    OLD
  }

  /** Whether a form with this stamp may be taken: programs are faster than people. */
  public Age age(Stamp stamp) {
    Duration age = Duration.between(stamp.shown(), clock.instant());
    if (age.compareTo(YOUNGEST) < 0) {
      return Age.YOUNG;
    }
    return age.compareTo(OLDEST) > 0 ? Age.OLD : Age.RIGHT;
  }

  /** For a form of this use that is shown for the first time. */
  public Mono<Stamp> issue(String use) {
    return issue(use, Tokens.token());
  }

  /** The same form, shown anew. */
  public Mono<Stamp> renew(String use, Stamp stamp) {
    return issue(use, stamp.nonce());
  }

  private Mono<Stamp> issue(String use, String nonce) {
    Instant shown = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    return seal(use, shown, nonce)
        .map(seal -> new Stamp(shown.getEpochSecond() + "." + nonce + "." + seal, shown, nonce));
  }

  private Mono<String> seal(String use, Instant shown, String nonce) {
    return tokens
        .seal("stamp", use + "\0" + shown.getEpochSecond() + "\0" + nonce)
        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString);
  }

  /** The stamp that a form brought back; empty for a missing, foreign or altered one. */
  public Mono<Stamp> read(String use, String text) {
    return Mono.justOrEmpty(Optional.ofNullable(text).map(FORMAT::matcher))
        .filter(Matcher::matches)
        .flatMap(matcher -> verified(use, matcher));
  }

  private Mono<Stamp> verified(String use, Matcher matcher) {
    Instant shown = Instant.ofEpochSecond(Long.parseLong(matcher.group("time")));
    return seal(use, shown, matcher.group("nonce"))
        .filter(seal -> MessageDigest.isEqual(seal.getBytes(), matcher.group("seal").getBytes()))
        .map(seal -> new Stamp(matcher.group(), shown, matcher.group("nonce")));
  }
}
