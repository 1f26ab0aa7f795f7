package de.stadtrunde.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.MutableClock;
import de.stadtrunde.TestDatabase;
import de.stadtrunde.organisation.Organisation.Type;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class OrganisationsTest {

  private final Organisations organisations =
      new Organisations(
          new OrganisationRepository(TestDatabase.fresh().client(), new MutableClock()));

  @Test
  void comparesNamesWithoutCaseSpacesAndCompatibilityForms() {
    assertThat(Organisations.key("  Haus\u00a0der \t Diakonie "))
        .isEqualTo(Organisations.key("HAUS DER DIAKONIE"));
    assertThat(Organisations.key("Straße")).isEqualTo(Organisations.key("STRASSE"));
    assertThat(Organisations.key("Ｃａｒｉｔａｓ")).isEqualTo("caritas");
    assertThat(Organisations.key("Café")).isEqualTo(Organisations.key("Cafe\u0301"));
    assertThat(Organisations.key("Cari\u00adtas")).isEqualTo("caritas");
  }

  @Test
  void keepsNamesApartThatPeopleKeepApart() {
    assertThat(Organisations.key("Hauser")).isNotEqualTo(Organisations.key("Häuser"));
    assertThat(Organisations.key("AWO Nord")).isNotEqualTo(Organisations.key("AWONord"));
  }

  @Test
  void findsAnEntryByWhatSomebodyTyped() {
    Organisation entered = organisations.enter("Caritas-Zentrum", Type.WELFARE).block();

    assertThat(organisations.byName("caritas-zentrum ").block()).isEqualTo(entered);
    assertThat(organisations.find(entered.id()).block()).isEqualTo(entered);
    assertThat(organisations.byName("Diakonie").blockOptional()).isEmpty();
    assertThat(organisations.find(UUID.randomUUID()).blockOptional()).isEmpty();
  }

  @Test
  void entersANameOnceHoweverManyDoSoAtTheSameTime() {
    Flux.range(0, 20)
        .flatMap(i -> organisations.enter(i % 2 == 0 ? "Jobcenter" : "JOBCENTER", Type.JOBCENTER))
        .blockLast();

    assertThat(organisations.list().collectList().block()).hasSize(1);
  }
}
