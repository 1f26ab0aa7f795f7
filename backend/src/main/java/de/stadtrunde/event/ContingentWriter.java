package de.stadtrunde.event;

import de.stadtrunde.event.Event.Contingent;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Problem.Fault;
import io.r2dbc.postgresql.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes the contingents of an event whose lock the caller holds. */
@Repository
class ContingentWriter {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final DatabaseClient database;

  ContingentWriter(DatabaseClient database) {
    this.database = database;
  }

  /**
   * Makes {@code wanted} the event's contingents; those with a known id keep their people. Fails
   * with {@code invalid} (422): {@code capacity-taken} at each capacity below what is held, offered
   * and taken, {@code contingent-in-use} when one that goes has had registrations.
   *
   * @param wanted in the order of the request, which the pointers follow
   */
  Mono<Void> replace(UUID event, List<Contingent> wanted) {
    return lock(event)
        .doOnNext(used -> mustFit(used, wanted))
        .then(removeOthers(event, wanted))
        .then(upsert(event, wanted));
  }

  private Mono<Map<UUID, Integer>> lock(UUID event) {
    return database
        .sql(
            """
            SELECT id, held + offered + taken AS used FROM contingent WHERE event = :event
            ORDER BY id FOR NO KEY UPDATE
            """)
        .bind("event", event)
        .map(row -> Map.entry(row.get("id", UUID.class), row.get("used", Integer.class)))
        .all()
        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static void mustFit(Map<UUID, Integer> used, List<Contingent> wanted) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i).capacity() < used.getOrDefault(wanted.get(i).id(), 0)) {
        faults.add(new Fault("/contingents/" + i + "/capacity", "capacity-taken"));
      }
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private Mono<Void> removeOthers(UUID event, List<Contingent> wanted) {
    return database
        .sql("DELETE FROM contingent WHERE event = :event AND NOT (id = ANY(:kept))")
        .bind("event", event)
        .bind("kept", wanted.stream().map(Contingent::id).toArray(UUID[]::new))
        .then()
        .onErrorMap(DataIntegrityViolationException.class, inUse -> isInUse());
  }

  private static Problem isInUse() {
    return Problem.invalid(List.of(new Fault("/contingents", "contingent-in-use")));
  }

  private Mono<Void> upsert(UUID event, List<Contingent> wanted) {
    return database
        .sql(
            """
            INSERT INTO contingent (id, event, name, participation, audience, organisation,
              capacity, max_per_organisation, names_due)
            SELECT c.id, :event, c.name, c.participation, c.audience, c.organisation, c.capacity,
              c."maxPerOrganisation", c."namesDue"
            FROM jsonb_to_recordset(CAST(:wanted AS jsonb)) AS c(id uuid, name text,
              participation text, audience text, organisation uuid, capacity int,
              "maxPerOrganisation" int, "namesDue" timestamptz)
            ORDER BY c.id
            ON CONFLICT (id) DO UPDATE SET capacity = excluded.capacity,
              max_per_organisation = excluded.max_per_organisation,
              names_due = excluded.names_due
            """)
        .bind("event", event)
        .bind("wanted", Json.of(JSON.writeValueAsString(wanted)))
        .then();
  }
}
