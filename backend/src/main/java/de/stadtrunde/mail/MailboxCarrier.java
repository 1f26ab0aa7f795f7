package de.stadtrunde.mail;

import de.stadtrunde.mail.Prepared.Letter;
import de.stadtrunde.mail.Prepared.Outcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;

/** Puts letters into the built-in mailbox: what happens without a mail host. */
class MailboxCarrier implements Carrier {

  private final MailboxRepository mailbox;

  MailboxCarrier(MailboxRepository mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public Mono<List<Outcome>> carry(List<Letter> letters, BooleanSupplier goOn) {
    if (letters.isEmpty() || !goOn.getAsBoolean()) {
      return Mono.just(List.of());
    }
    List<Outcome> sent = letters.stream().map(letter -> Outcome.sent(letter.id())).toList();
    return mailbox.add(letters).thenReturn(sent);
  }
}
