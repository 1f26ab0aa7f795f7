package de.stadtrunde.event;

import de.stadtrunde.organisation.Organisation;
import de.stadtrunde.organisation.Organisations;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills an empty database with the city's programme, so that there is something to try; the
 * application is not ready before.
 */
@Component
@ConditionalOnBooleanProperty("stadtrunde.sample-data")
class SampleProgramme implements ReactiveHealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(SampleProgramme.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FILE = "sample/programme.yaml";

  private final ProgrammeWriter programmes;
  private final SampleEvents events;
  private final Organisations organisations;
  private final TransactionalOperator transaction;
  private volatile boolean there;

  SampleProgramme(
      ProgrammeWriter programmes,
      SampleEvents events,
      Organisations organisations,
      TransactionalOperator transaction) {
    this.programmes = programmes;
    this.events = events;
    this.organisations = organisations;
    this.transaction = transaction;
  }

  /** Does nothing once there is a programme or an event; several instances load it once. */
  @EventListener(ApplicationStartedEvent.class)
  Mono<Void> load() {
    return programmes
        .lockWhenEmpty()
        .flatMap(empty -> enter(file()))
        .as(transaction::transactional)
        .doOnNext(loaded -> LOG.info("Loaded the sample programme"))
        .doOnSuccess(done -> there = true)
        .then();
  }

  @Override
  public Mono<Health> health() {
    return Mono.fromSupplier(() -> (there ? Health.up() : Health.down()).build());
  }

  private static JsonNode file() {
    try (InputStream yaml = new ClassPathResource(FILE).getInputStream()) {
      return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    } catch (IOException missing) {
      throw new IllegalStateException(FILE, missing);
    }
  }

  private Mono<Boolean> enter(JsonNode file) {
    String programme = file.at("/programme/slug").stringValue();
    return Flux.fromIterable(file.get("organisations"))
        .concatMap(this::organisation)
        .then(programmes.insert((ObjectNode) file.get("programme")))
        .thenMany(Flux.fromIterable(file.get("events")))
        .concatMap(event -> events.enter((ObjectNode) event, programme))
        .then(Mono.just(true));
  }

  private Mono<Organisation> organisation(JsonNode entry) {
    return organisations.enter(
        entry.get("name").stringValue(),
        Organisation.Type.valueOf(entry.get("type").stringValue()));
  }
}
