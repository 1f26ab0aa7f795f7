package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Takes letters out of the house. */
interface Carrier {

  /**
   * Hands on the letters one after another; one that fails does not hold up the rest.
   *
   * @param letters in order; may be empty
   * @param goOn asked before each letter; with false the rest is left alone
   * @return one outcome for each letter that was tried, in their order
   */
  Mono<List<Outcome>> carry(List<Letter> letters, BooleanSupplier goOn);
}
