package de.stadtrunde.event;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds programmes; snapshots are at most a second old. */
@Service
class Programmes {

  private final Snapshots<String, List<Programme>> all;

  Programmes(ProgrammeRepository repository) {
    this.all = new Snapshots<>(every -> repository.all().collectList());
  }

  /** Every programme, oldest entry first; finite. */
  Flux<Programme> list() {
    return all.get("all").flatMapIterable(programmes -> programmes);
  }

  /** Empty when there is none of this name. */
  Mono<Programme> find(String slug) {
    return list().filter(programme -> programme.slug().equals(slug)).next();
  }

  Mono<Programme> find(UUID id) {
    return list().filter(programme -> programme.id().equals(id)).next();
  }

  void changed() {
    all.forget();
  }
}
