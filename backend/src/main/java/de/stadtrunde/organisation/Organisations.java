package de.stadtrunde.organisation;

import com.ibm.icu.text.Normalizer2;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The directory of institutions. */
@Service
public class Organisations {

  private static final Normalizer2 CASELESS = Normalizer2.getNFKCCasefoldInstance();
  private static final Pattern SPACES =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS | Pattern.MULTILINE);

  private final OrganisationRepository repository;

  Organisations(OrganisationRepository repository) {
    this.repository = repository;
  }

  /**
   * What is compared of a name: NFKC, case folded (both by Unicode's NFKC_Casefold, which also
   * drops invisible characters such as soft hyphens), with single spaces and none around. Empty for
   * a name of nothing but spaces.
   */
  public static String key(String name) {
    return SPACES.matcher(CASELESS.normalize(name)).replaceAll(" ").strip();
  }

  /** The entry with this id; empty when there is none. */
  public Mono<Organisation> find(UUID id) {
    return repository.byId(id);
  }

  /** The entry whose name compares equal to the typed one by {@link #key}; empty without one. */
  public Mono<Organisation> byName(String typed) {
    return repository.byKey(key(typed));
  }

  /** Every entry, by name; finite. */
  public Flux<Organisation> list() {
    return repository.all();
  }

  /** Enters a name in the directory, or answers the entry that has it already, as it stands. */
  public Mono<Organisation> enter(String name, Organisation.Type type) {
    return repository.insert(name, key(name), type).then(byName(name));
  }
}
