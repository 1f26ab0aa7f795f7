package de.stadtrunde.live;

import de.stadtrunde.shared.PersonalData;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The personal columns of sessions: none but the secrets of the devices that came in. */
@Component
class LiveFields implements PersonalData {

  private final LiveRepository repository;

  LiveFields(LiveRepository repository) {
    this.repository = repository;
  }

  @Override
  public List<Field> fields() {
    return List.of(new Field("live_bearer.hash", "join", "GDPR 6(1)(e)", "session-end"));
  }

  /** Their devices are out; that somebody was there stays as a number. */
  @Override
  public Mono<Void> erase(Collection<UUID> registrations) {
    return repository.shutOut(registrations);
  }
}
