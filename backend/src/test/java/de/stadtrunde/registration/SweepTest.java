package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class SweepTest {

  @Autowired MutableClock clock;
  @Autowired Sweep sweep;

  private Hall hall;

  @BeforeEach
  void hall(@Autowired ApplicationContext application) {
    hall = new Hall(application).opens(1);
  }

  @Test
  void movesALapsedOfferOnThoughNobodyComesBy() {
    Registration anna = hall.comes("Anna");
    Registration ben = hall.comes("Ben");
    Registration cem = hall.comes("Cem");
    hall.cancel(anna);
    clock.advance(Duration.ofHours(48));
    sweep.sweep().block();

    assertThat(hall.status(ben)).isEqualTo("WAITLISTED NONE");
    assertThat(hall.status(cem)).isEqualTo("OFFERED OFFERED");
  }

  @Test
  void forgetsWhoNeverConfirmed() {
    Registration anna = hall.signUp("Anna");
    clock.advance(Duration.ofHours(48));
    sweep.sweep().block();

    assertThat(hall.status(anna)).isEqualTo("EXPIRED NONE");
    assertThat(hall.mails(anna)).isEmpty();
  }

  @Test
  void tellsAllWhoWaitOnceWhenTheLastDayBegins() {
    hall.comes("Anna");
    Registration ben = hall.comes("Ben");
    clock.set(Hall.START.minus(Duration.ofHours(24)));
    sweep.sweep().block();
    sweep.sweep().block();

    assertThat(hall.mails(ben)).filteredOn("registration.last-day"::equals).hasSize(1);
  }

  @Test
  void saysNothingBeforeTheLastDay() {
    hall.comes("Anna");
    Registration ben = hall.comes("Ben");
    clock.set(Hall.START.minus(Duration.ofHours(24)).minusMillis(1));
    sweep.sweep().block();

    assertThat(hall.mails(ben)).doesNotContain("registration.last-day");
  }
}
