package de.stadtrunde.event;

import static de.stadtrunde.shared.CurrentUser.Role.ADMINISTRATOR;
import static de.stadtrunde.shared.CurrentUser.Role.HELPER;
import static de.stadtrunde.shared.CurrentUser.Role.MODERATOR;
import static de.stadtrunde.shared.CurrentUser.Role.ORGANISER;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds events. Snapshots are at most a second old, except where a method says it reads anew. */
@Service
public class Events {

  /** Lower-case words joined by hyphens, 1 to 80 characters: readable aloud and safe in a path. */
  static final Pattern SLUG = Pattern.compile("(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*");

  private static final String ALL = "all";

  private final EventRepository repository;
  private final Snapshots<String, Event> bySlug;
  private final Snapshots<UUID, Event> byId;
  private final Snapshots<String, List<Event>> published;

  Events(EventRepository repository) {
    this.repository = repository;
    this.bySlug = new Snapshots<>(repository::bySlug);
    this.byId = new Snapshots<>(repository::byId);
    this.published = new Snapshots<>(all -> repository.published().collectList());
  }

  /** The event that the public may see under this address: published or unlisted; else empty. */
  public Mono<Event> find(String slug) {
    return SLUG.matcher(slug).matches()
        ? bySlug.get(slug).filter(event -> event.publication() != Event.Publication.DRAFT)
        : Mono.empty();
  }

  /** The event with this id, drafts too. Fails with {@code event-unknown} (404) without one. */
  public Mono<Event> get(UUID id) {
    return byId.get(id).switchIfEmpty(Mono.error(Events::unknown));
  }

  /** Like {@link #get}, read anew in the caller's transaction. */
  public Mono<Event> fresh(UUID id) {
    return repository.byId(id).switchIfEmpty(Mono.error(Events::unknown));
  }

  /** Every published event, past ones too, by start; finite. */
  public Flux<Event> list() {
    return published.get(ALL).flatMapIterable(events -> events);
  }

  /**
   * The event, read anew, for somebody who runs it: an administrator any, an organiser the own.
   * Fails with {@code forbidden} (403) for other roles, with {@code event-unknown} (404) for a
   * foreign event as for one that does not exist.
   */
  public Mono<Event> mustManage(CurrentUser user, String slug) {
    return Mono.fromSupplier(() -> user.must(ADMINISTRATOR, ORGANISER))
        .then(Mono.defer(() -> assigned(user, slug)));
  }

  /**
   * The event, read anew, for anybody with a task in it: its organisers, and moderators and helpers
   * assigned to it; an administrator any. Fails like {@link #mustManage}.
   */
  public Mono<Event> mustAssist(CurrentUser user, String slug) {
    return Mono.fromSupplier(() -> user.must(ADMINISTRATOR, ORGANISER, MODERATOR, HELPER))
        .then(Mono.defer(() -> assigned(user, slug)));
  }

  /** The events, drafts too, that the member of staff has a task in, read anew; latest first. */
  Flux<Event> own(CurrentUser user) {
    return Mono.fromSupplier(() -> user.must(ADMINISTRATOR, ORGANISER, MODERATOR, HELPER))
        .thenMany(
            Flux.defer(
                () -> user.is(ADMINISTRATOR) ? repository.all() : repository.assigned(user.id())));
  }

  private Mono<Event> assigned(CurrentUser user, String slug) {
    return Mono.just(slug)
        .filter(name -> SLUG.matcher(name).matches())
        .flatMap(repository::bySlug)
        .filterWhen(event -> isAssigned(user, event))
        .switchIfEmpty(Mono.error(Events::unknown));
  }

  private Mono<Boolean> isAssigned(CurrentUser user, Event event) {
    return user.is(ADMINISTRATOR) ? Mono.just(true) : repository.isAssigned(event.id(), user.id());
  }

  /** What was kept is read anew: after a change of this instance. */
  void changed() {
    bySlug.forget();
    byId.forget();
    published.forget();
  }

  /** The problem {@code event-unknown} (404). */
  public static Problem unknown() {
    return new Problem(404, "event-unknown");
  }
}
