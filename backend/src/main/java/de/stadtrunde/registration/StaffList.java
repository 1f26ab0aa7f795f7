package de.stadtrunde.registration;

import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Lists an event's registrations for those who run it, by place, a page at a time. */
@Repository
class StaffList {

  private static final String FOUND =
      """
      FROM (
        SELECT r.*, CASE WHEN r.seat IN ('HELD', 'OFFERED') AND r.seat_until <= :now
            THEN 'NONE' ELSE r.seat END AS seat_now
        FROM registration r WHERE r.event = :event) r
      WHERE (:status = '' OR r.status = :status) AND (:q = '' OR strpos(lower(concat_ws(' ',
        r.reference, r.contact_name, r.contact_email, r.organisation_name)), lower(:q)) > 0)
      """;

  private final DatabaseClient database;
  private final PeopleRepository people;
  private final Clock clock;

  StaffList(DatabaseClient database, PeopleRepository people, Clock clock) {
    this.database = database;
    this.people = people;
    this.clock = clock;
  }

  /**
   * @param status one status; empty for all
   * @param q part of a reference, name, address or organisation, in any case; empty for all
   * @param page from 0
   */
  record Query(String status, String q, int page, int size) {}

  record Page(List<Item> items, int total) {}

  /**
   * @param attendees without their needs
   * @param createdAt the time of its place
   * @param waiting null unless it stands in the line
   */
  record Item(
      String reference,
      String kind,
      String status,
      String seat,
      ContactForm contact,
      OrganisationForm organisation,
      List<Person> attendees,
      Instant createdAt,
      RegistrationView.Waiting waiting) {}

  record Person(String name, String function, boolean child) {}

  private record Row(UUID id, Item item) {}

  Mono<Page> find(UUID event, Query query) {
    return items(event, query).zipWith(total(event, query), Page::new);
  }

  private Mono<Integer> total(UUID event, Query query) {
    return bound("SELECT count(*)::int AS total " + FOUND, event, query)
        .map(row -> row.get("total", Integer.class))
        .one();
  }

  private Mono<List<Item>> items(UUID event, Query query) {
    return bound(
            """
            SELECT r.*, (
                SELECT count(*)::int FROM registration b WHERE r.status = 'WAITLISTED'
                  AND b.contingent = r.contingent AND b.status = 'WAITLISTED' AND NOT b.skipped
                  AND (b.received, b.id) < (r.received, r.id)) AS before, (
                SELECT c.capacity - c.held - c.offered - c.taken FROM contingent c
                WHERE c.id = r.contingent) AS free
            """
                + FOUND
                + "ORDER BY r.received, r.id LIMIT :size OFFSET :skip",
            event,
            query)
        .bind("size", query.size())
        .bind("skip", (long) query.page() * query.size())
        .map(StaffList::row)
        .all()
        .collectList()
        .flatMap(this::withPeople);
  }

  private DatabaseClient.GenericExecuteSpec bound(String sql, UUID event, Query query) {
    return database
        .sql(sql)
        .bind("event", event)
        .bind("now", clock.instant())
        .bind("status", query.status())
        .bind("q", query.q());
  }

  private static Row row(Readable row) {
    Registration registration = RegistrationRepository.registration(row);
    Registration.Contact contact = registration.contact();
    Registration.Organisation organisation = registration.organisation();
    Item item =
        new Item(
            registration.reference(),
            registration.kind().name(),
            registration.standing().status().name(),
            row.get("seat_now", String.class),
            new ContactForm(contact.name(), contact.email(), contact.language()),
            organisation == null
                ? null
                : new OrganisationForm(organisation.name(), organisation.type()),
            List.of(),
            registration.standing().received(),
            waiting(row, registration));
    return new Row(registration.id(), item);
  }

  private static RegistrationView.Waiting waiting(Readable row, Registration registration) {
    return registration.standing().status() == Standing.Status.WAITLISTED
        ? RegistrationView.Waiting.of(
            row.get("before", Integer.class),
            row.get("free", Integer.class),
            registration.standing().people())
        : null;
  }

  private Mono<List<Item>> withPeople(List<Row> rows) {
    return people
        .of(rows.stream().map(Row::id).toList())
        .collect(
            Collectors.groupingBy(
                PeopleRepository.Listed::registration,
                Collectors.mapping(PeopleRepository.Listed::person, Collectors.toList())))
        .map(listed -> rows.stream().map(row -> withPeople(row, listed)).toList());
  }

  private static Item withPeople(Row row, Map<UUID, List<Person>> listed) {
    Item item = row.item();
    return new Item(
        item.reference(),
        item.kind(),
        item.status(),
        item.seat(),
        item.contact(),
        item.organisation(),
        listed.getOrDefault(row.id(), List.of()),
        item.createdAt(),
        item.waiting());
  }
}
