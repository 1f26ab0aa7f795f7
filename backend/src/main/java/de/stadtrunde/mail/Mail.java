package de.stadtrunde.mail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A mail to be written down.
 *
 * @param kind names the composer that writes the text, for example {@code registration.confirm}
 * @param uniqueKey one mail per cause: a second mail with the same key is not written
 * @param recipient one address, already validated
 * @param language BCP 47
 * @param subject what it is about, for example a registration's id
 * @param facts what the composer cannot read back later; erased once sent; may be empty
 * @param sendAfter earliest time of delivery
 */
public record Mail(
    String kind,
    String uniqueKey,
    String recipient,
    String language,
    UUID subject,
    Map<String, Object> facts,
    Instant sendAfter) {}
