package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where an event takes place, in lines. */
final class Place {

  private Place() {}

  /** Name and address as far as they are known; may be empty. */
  static List<String> lines(Event event) {
    return event.venue() == null
        ? List.of()
        : Stream.of(event.venue().name(), event.venue().address())
            .filter(Objects::nonNull)
            .map(OneLine::of)
            .filter(line -> !line.isEmpty())
            .toList();
  }
}
