package de.stadtrunde.account;

import de.stadtrunde.shared.PlainText;
import de.stadtrunde.shared.Tokens;
import java.text.Normalizer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes and compares passwords away from the event loop, each at the same cost. */
@Component
class Passwords {

  /** OWASP ASVS 5.0, 6.2.1 recommends 15 and wants 8; staff type theirs every morning. */
  static final int SHORTEST = 12;

  /** In code points; OWASP ASVS 5.0, 6.2.9 wants at least 64 to be possible. */
  static final int LONGEST = 128;

  /** Distinct characters: {@code aaaaaaaaaaaa} is long, too. */
  private static final int LEAST_VARIED = 5;

  /**
   * Argon2id with 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet
   * accepts. Some 30 ms, and with two at a time 38 MiB.
   */
  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);

  /** Two at a time, and a queue that a flood of logins cannot grow. */
  private final Scheduler scheduler = Schedulers.newBoundedElastic(2, 200, "passwords");

  /** What is compared when there is no such account: takes as long as any other. */
  private final Mono<String> nobody = hash("nobody has this password").cache();

  Mono<String> hash(String password) {
    return Mono.fromCallable(() -> encoder.encode(normal(password))).subscribeOn(scheduler);
  }

  Mono<Boolean> matches(String password, String hash) {
    return Mono.fromCallable(() -> encoder.matches(normal(password), hash)).subscribeOn(scheduler);
  }

  /** Always false, after as long as a comparison takes. */
  Mono<Boolean> matchesNobody(String password) {
    return nobody.flatMap(hash -> matches(password, hash)).thenReturn(false);
  }

  /** Whether a person may choose it: long enough, not the old one, not mostly one letter. */
  static boolean isAcceptable(String password, String old) {
    int length = PlainText.length(password);
    return length >= SHORTEST
        && length <= LONGEST
        && !password.equals(old)
        && password.codePoints().distinct().count() >= LEAST_VARIED;
  }

  /** 60 random bits that can be read aloud; good for one login. */
  static String oneTime() {
    return Tokens.code();
  }

  /** The same letters whatever keyboard they come from. */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }
}
