package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.organisation.Organisation;
import de.stadtrunde.organisation.Organisations;
import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts a form into the tables: looks up what it names, and keeps what has people. */
@Component
class EventStore {

  private final EventWriter writer;
  private final ContingentWriter contingents;
  private final ProgrammeRepository programmes;
  private final Organisations organisations;

  EventStore(
      EventWriter writer,
      ContingentWriter contingents,
      ProgrammeRepository programmes,
      Organisations organisations) {
    this.writer = writer;
    this.contingents = contingents;
    this.programmes = programmes;
    this.organisations = organisations;
  }

  /**
   * A new draft; its id. Fails with {@code invalid} (422): {@code taken} for the address, {@code
   * unknown} for the programme.
   */
  Mono<UUID> insert(EventForm form) {
    return programme(form)
        .flatMap(programme -> writer.insert(form, programme.orElse(null)))
        .switchIfEmpty(Mono.error(EventStore::slugTaken))
        .flatMap(id -> writeParts(id, List.of(), form).thenReturn(id));
  }

  /** The same, as this member of staff's own. */
  Mono<UUID> insert(EventForm form, CurrentUser owner) {
    return insert(form).flatMap(id -> writer.assign(id, owner.id()).thenReturn(id));
  }

  /**
   * Writes over the event, whose lock the caller holds. Fails like {@link #insert} and by seats.
   */
  Mono<Void> update(Event before, EventForm form) {
    return programme(form)
        .flatMap(programme -> writer.update(before.id(), form, programme.orElse(null)))
        .onErrorMap(DuplicateKeyException.class, taken -> slugTaken())
        .then(Mono.defer(() -> writeParts(before.id(), before.contingents(), form)));
  }

  private Mono<Optional<UUID>> programme(EventForm form) {
    if (form.programme() == null) {
      return Mono.just(Optional.empty());
    }
    return programmes
        .idOf(form.programme())
        .map(Optional::of)
        .switchIfEmpty(Mono.error(() -> fault("/programme", "unknown")));
  }

  private Mono<Void> writeParts(UUID event, List<Contingent> present, EventForm form) {
    return Flux.fromIterable(form.contingents())
        .concatMap(wanted -> contingent(wanted, present))
        .collectList()
        .flatMap(wanted -> contingents.replace(event, wanted))
        .then(writer.replaceParts(event, form));
  }

  private Mono<Contingent> contingent(EventForm.Seats wanted, List<Contingent> present) {
    if (wanted.organisation() == null) {
      return Mono.just(contingent(wanted, null, present));
    }
    return organisations
        .enter(wanted.organisation(), Organisation.Type.OTHER)
        .map(organisation -> contingent(wanted, organisation.id(), present));
  }

  private static Contingent contingent(
      EventForm.Seats wanted, UUID organisation, List<Contingent> present) {
    return new Contingent(
        present.stream()
            .filter(each -> isSame(each, wanted, organisation))
            .map(Contingent::id)
            .findFirst()
            .orElseGet(UUID::randomUUID),
        wanted.name(),
        wanted.participation(),
        wanted.audience(),
        organisation,
        wanted.capacity(),
        wanted.maxPerOrganisation(),
        wanted.namesDue());
  }

  /** For other people, or elsewhere, it is another contingent, whatever it is called. */
  private static boolean isSame(Contingent present, EventForm.Seats wanted, UUID organisation) {
    return present.name().equals(wanted.name())
        && present.participation() == wanted.participation()
        && present.audience() == wanted.audience()
        && Objects.equals(present.organisation(), organisation);
  }

  static Problem slugTaken() {
    return fault("/slug", "taken");
  }

  private static Problem fault(String pointer, String code) {
    return Problem.invalid(List.of(new Fault(pointer, code)));
  }
}
