package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.organisation.Organisation;
import de.stadtrunde.organisation.Organisations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The names behind the ids in an event, at most a second old. */
@Component
class EventNames {

  private final Programmes programmes;
  private final Snapshots<List<UUID>, Map<UUID, String>> organisations;

  EventNames(Programmes programmes, Organisations organisations) {
    this.programmes = programmes;
    this.organisations = new Snapshots<>(ids -> read(organisations, ids));
  }

  private static Mono<Map<UUID, String>> read(Organisations organisations, List<UUID> ids) {
    return Flux.fromIterable(ids)
        .concatMap(organisations::find)
        .collectMap(Organisation::id, Organisation::name);
  }

  /** The programme it belongs to, and the organisations that contingents are reserved for. */
  Mono<Names> of(Event event) {
    return Mono.zip(programme(event), reservedFor(event))
        .map(both -> new Names(both.getT1(), both.getT2()));
  }

  private Mono<Optional<Programme>> programme(Event event) {
    return Mono.justOrEmpty(event.programme())
        .flatMap(programmes::find)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }

  private Mono<Map<UUID, String>> reservedFor(Event event) {
    List<UUID> ids =
        event.contingents().stream()
            .filter(contingent -> contingent.organisation() != null)
            .map(Contingent::organisation)
            .toList();
    return ids.isEmpty() ? Mono.just(Map.of()) : organisations.get(ids);
  }

  record Names(Optional<Programme> programme, Map<UUID, String> organisations) {

    /** Null without one. */
    String programmeSlug() {
      return programme.map(Programme::slug).orElse(null);
    }

    /** Null unless it is reserved. */
    String organisation(Contingent contingent) {
      return contingent.organisation() == null
          ? null
          : organisations.get(contingent.organisation());
    }
  }
}
