package de.stadtrunde.event;

import com.ibm.icu.text.Transliterator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Addresses made from titles, for those who do not write one themselves. */
final class Slugs {

  private static final int LONGEST = 80;

  private Slugs() {}

  /** The document with an address from its German title, unless it has one or lacks the title. */
  static JsonNode completed(JsonNode document) {
    JsonNode title = document.path("texts").path("de").path("title");
    String slug = title.isString() ? from(title.stringValue()) : "";
    if (!document.isObject() || document.hasNonNull("slug") || slug.isEmpty()) {
      return document;
    }
    return ((ObjectNode) document.deepCopy()).put("slug", slug);
  }

  /** For example {@code gespraech-am-fluss} of "Gespräch am Fluß"; empty without a letter. */
  static String from(String title) {
    String words =
        Latin.LETTERS.transliterate(title).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return words.substring(0, Math.min(LONGEST, words.length())).replaceAll("-$", "");
  }

  /** Loaded when first needed: it reads large tables. */
  private static final class Latin {
    static final Transliterator LETTERS =
        Transliterator.getInstance("Any-Latin; de-ASCII; Latin-ASCII; Lower");
  }
}
