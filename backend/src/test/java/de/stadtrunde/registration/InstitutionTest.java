package de.stadtrunde.registration;

import static de.stadtrunde.registration.WaitingListTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class InstitutionTest {

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(10);
    hall.contingent("institutions", "INSTITUTIONS", 4, 3);
  }

  @Test
  void drawsFromTheSeatsOfInstitutions() {
    hall.answer(Hall.delegation("Caritas", 3), null);

    assertThat(hall.row("SELECT held FROM contingent WHERE name = 'institutions'").get("held"))
        .isEqualTo(3);
  }

  @Test
  void aDelegationIsSeatedWholeOrWaitsWhole() {
    hall.answer(Hall.delegation("Caritas", 3), null);

    assertThat(hall.answer(Hall.delegation("Diakonie", 2), null).heldUntil()).isNull();
  }

  @Test
  void theMaximumCountsWaitingPeopleOfTheSameOrganisation() {
    hall.answer(Hall.delegation("Arbeiterwohlfahrt", 3), null);
    hall.answer(Hall.delegation("Caritas", 2), null);

    assertProblem("too-many", () -> hall.answer(Hall.delegation("caritas ", 2), null));
  }

  @Test
  void theMaximumComparesNamesAfterFoldingAndSpaces() {
    hall.answer(Hall.delegation("Haus  der Diakonie", 2), null);

    assertProblem("too-many", () -> hall.answer(Hall.delegation("HAUS der DIAKONIE", 2), null));
  }

  @Test
  void aCancelledDelegationCountsNoMore() {
    Registration first = hall.find(hall.answer(Hall.delegation("Caritas", 3), null).reference());
    hall.cancel(first);

    assertThat(hall.answer(Hall.delegation("Caritas", 3), null).heldUntil()).isNotNull();
  }

  @Test
  void moreThanTheContingentHoldsIsTooLarge() {
    assertProblem("too-large", () -> hall.answer(Hall.citizen("Verein", 11), null));
  }

  @Test
  void withoutAFittingContingentNothingIsOffered() {
    hall.sql("DELETE FROM contingent WHERE name = 'institutions'");

    assertProblem("not-offered", () -> hall.answer(Hall.delegation("Caritas", 1), null));
  }

  @Test
  void aTypedNameDoesNotOpenSeatsReservedForAnOrganisation() {
    hall.sql(
        """
        WITH known AS (INSERT INTO organisation (id, version, name, name_key, type, created_at)
          VALUES (gen_random_uuid(), 0, 'Caritas', 'caritas', 'WELFARE', now()) RETURNING id)
        UPDATE contingent SET audience = 'ORGANISATION', organisation = (SELECT id FROM known)
        WHERE name = 'institutions'
        """);

    assertProblem("not-offered", () -> hall.answer(Hall.delegation("Caritas", 1), null));
  }
}
