package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.event.Event.Registration;
import de.stadtrunde.organisation.Organisation;
import de.stadtrunde.organisation.Organisations;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SampleProgrammeTest {

  /** A Sunday in winter; the hybrid event of the sample then lies in winter too. */
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final EventBench bench = new EventBench();
  private final Events events = bench.get(Events.class);
  private final SampleProgramme sample =
      new SampleProgramme(
          bench.get(ProgrammeWriter.class),
          bench.get(SampleEvents.class),
          bench.get(Organisations.class),
          bench.get(TransactionalOperator.class));

  @BeforeEach
  void today() {
    bench.clock.set(NOW);
  }

  @Test
  void showsTheProgrammeWithItsProjectsAndBearers() {
    sample.load().block();

    Programme programme = bench.get(Programmes.class).find("integrationsmassnahmen").block();
    assertThat(programme.texts()).containsKeys("de", "en");
    assertThat(programme.projects())
        .extracting(Programme.Project::slug)
        .containsExactly(
            "weltoffene-kommune",
            "wir-alle-sind-lu",
            "nationaler-integrationsplan",
            "ludwigshafener-erklaerung",
            "kooperationsvereinbarungen");
    assertThat(programme.projects().get(0).bearers())
        .containsExactly("Bertelsmann Stiftung", "Phineo gAG");
    assertThat(programme.projects().get(3).bearers()).contains("Wohlfahrtsverbände");
    assertThat(programme.projects().get(4).bearers()).hasSize(6);
  }

  @Test
  void keepsOfThePastNoMoreThanIsKnown() {
    sample.load().block();

    Event kickOff = events.find("auftakt-weltoffene-kommune").block();
    assertThat(kickOff.past(NOW)).isTrue();
    assertThat(local(kickOff.startsAt(), kickOff)).isEqualTo("2020-09-01T00:00");
    assertThat(local(kickOff.endsAt(), kickOff)).isEqualTo("2020-10-01T00:00");
    assertThat(kickOff.participation()).containsExactly(Participation.ONSITE);
    assertThat(kickOff.contingents().get(0).audience()).isEqualTo(Audience.INSTITUTIONS);
    Event december = events.find("ludwigshafen-im-dialog-2020").block();
    assertThat(local(december.startsAt(), december)).isEqualTo("2020-12-08T00:00");
    assertThat(december.participation()).containsExactly(Participation.DIGITAL);
    assertThat(december.text("de").title())
        .isEqualTo("Weltoffenes Ludwigshafen – Ludwigshafen im Dialog");
  }

  @Test
  void offersAComingEventOfEachShapeAtAFittingTime() {
    sample.load().block();

    List<Event> coming = events.list().filter(event -> !event.past(NOW)).collectList().block();
    assertThat(coming)
        .extracting(Event::participation)
        .containsExactly(
            List.of(Participation.DIGITAL),
            List.of(Participation.ONSITE),
            List.of(Participation.ONSITE, Participation.DIGITAL));
    assertThat(coming)
        .allSatisfy(
            event -> {
              assertThat(event.registration(NOW)).isEqualTo(Registration.OPEN);
              assertThat(event.questions()).anyMatch(question -> question.dependsOn() != null);
              assertThat(event.contact().telephone()).isNotBlank();
              assertThat(event.texts()).containsOnlyKeys("de", "en");
              assertThat(event.text("de").agenda()).isNotBlank();
              assertThat(event.text("de").houseRules()).isNotBlank();
              assertThat(event.text("de").accessibility()).isNotBlank();
            });
    assertThat(local(coming.get(0).startsAt(), coming.get(0))).isEqualTo("2026-12-02T17:00");
    assertThat(local(coming.get(1).startsAt(), coming.get(1))).isEqualTo("2027-01-07T10:00");
    assertThat(local(coming.get(2).startsAt(), coming.get(2))).isEqualTo("2027-01-30T14:00");
    assertThat(coming.get(1).venue().name()).contains("Stadtratssaal");
    assertThat(coming.get(1).contingents())
        .extracting(Event.Contingent::audience)
        .containsOnly(Audience.INSTITUTIONS, Audience.ORGANISATION);
  }

  @Test
  void knowsEveryInstitutionByItsKind() {
    sample.load().block();

    List<Organisation> directory = bench.get(Organisations.class).list().collectList().block();
    assertThat(directory).hasSize(14);
    assertThat(Set.copyOf(directory.stream().map(Organisation::type).toList()))
        .containsExactlyInAnyOrder(
            Organisation.Type.ADMINISTRATION,
            Organisation.Type.JOB_AGENCY,
            Organisation.Type.JOBCENTER,
            Organisation.Type.WELFARE,
            Organisation.Type.VOLUNTEERS,
            Organisation.Type.ADVISORY_COUNCIL,
            Organisation.Type.UNIVERSITY,
            Organisation.Type.CULTURE,
            Organisation.Type.OTHER);
  }

  @Test
  void loadsOnceHoweverOftenAndByHoweverMany() {
    Flux.range(0, 4).flatMap(instance -> sample.load()).blockLast();
    sample.load().block();

    assertThat(events.list().collectList().block()).hasSize(5);
  }

  @Test
  void leavesADatabaseAloneThatHasAnEvent() {
    bench
        .get(EventEdits.class)
        .create(
            bench.staff(de.stadtrunde.shared.CurrentUser.Role.ORGANISER),
            Mono.just(Drafts.dialogue("own")))
        .block();

    sample.load().block();

    assertThat(events.list().collectList().block()).isEmpty();
    assertThat(bench.get(Programmes.class).list().collectList().block()).isEmpty();
  }

  private static String local(Instant instant, Event event) {
    return LocalDateTime.ofInstant(instant, event.zone()).toString();
  }
}
