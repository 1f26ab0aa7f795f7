package de.stadtrunde.registration;

import de.stadtrunde.registration.AccessRepository.TokenRow;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who may open a registration: whoever holds a link or a code of its mails, or the cookie that one
 * of them opened. Every mail mints a further pair; earlier ones stay valid.
 */
@Component
class Access {

  /** Links work until then after the event's end (public-service.md, Tokens). */
  static final Duration AFTER_END = Duration.ofDays(30);

  /** The cookie ends after so long without use. */
  static final Duration IDLE = Duration.ofMinutes(60);

  private final AccessRepository repository;
  private final Tokens tokens;
  private final Clock clock;

  /**
   * Whom a secret belongs to.
   *
   * @param attendee a delegate, who may see but not change; null for the contact
   */
  record Holder(UUID registration, UUID attendee) {

    boolean isContact() {
      return attendee == null;
    }
  }

  /** A new pair; {@code code} as it is printed, in groups of four. */
  record Pair(Holder holder, String token, String code) {}

  Access(AccessRepository repository, Tokens tokens, Clock clock) {
    this.repository = repository;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Mints a pair for each holder, in the same order, in one statement. */
  Mono<List<Pair>> mint(List<Holder> holders, List<Instant> eventEnds) {
    List<Pair> pairs =
        holders.stream().map(holder -> new Pair(holder, Tokens.token(), Tokens.code())).toList();
    return Flux.range(0, pairs.size())
        .concatMap(i -> row(pairs.get(i), eventEnds.get(i).plus(AFTER_END)))
        .collectList()
        .flatMap(repository::insert)
        .thenReturn(pairs);
  }

  private Mono<TokenRow> row(Pair pair, Instant expires) {
    return seal(pair.code())
        .map(
            code ->
                new TokenRow(
                    Rows.bytes(Tokens.hash(pair.token())),
                    Rows.bytes(code),
                    pair.holder().registration(),
                    pair.holder().attendee(),
                    clock.instant(),
                    expires));
  }

  /** Fails with {@code code-unknown} (404) for what cannot be a code at all. */
  private Mono<byte[]> seal(String code) {
    return Mono.justOrEmpty(Tokens.readCode(code))
        .switchIfEmpty(Mono.error(() -> new Problem(404, "code-unknown")))
        .flatMap(plain -> tokens.seal("code", plain));
  }

  /** Fails with {@code token-unknown} (401) for an unknown, expired or revoked token. */
  Mono<Holder> byToken(String token) {
    return repository
        .byToken(Tokens.hash(token), clock.instant())
        .switchIfEmpty(Mono.error(() -> new Problem(401, "token-unknown")));
  }

  /** Fails with {@code code-unknown} (404). The caller throttles. */
  Mono<Holder> byCode(String typed) {
    return seal(typed)
        .flatMap(code -> repository.byCode(code, clock.instant()))
        .switchIfEmpty(Mono.error(() -> new Problem(404, "code-unknown")));
  }

  /** The value of a new registration cookie. */
  Mono<String> openSession(Holder holder) {
    String token = Tokens.token();
    return repository.openSession(Tokens.hash(token), holder, clock.instant()).thenReturn(token);
  }

  /** Whom the cookie belongs to; empty when it is unknown or was not used for an hour. */
  Mono<Holder> bySession(String cookie) {
    return repository.useSession(Tokens.hash(cookie), clock.instant(), IDLE);
  }
}
