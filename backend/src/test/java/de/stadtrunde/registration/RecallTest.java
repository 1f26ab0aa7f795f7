package de.stadtrunde.registration;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DatabaseTest
class RecallTest {

  @TempDir Path directory;

  @Autowired private ApplicationContext application;
  @Autowired private ErasureLog log;
  @Autowired private Erasure erasure;
  @Autowired private Retention retention;
  @Autowired private MutableClock clock;

  private Hall hall;
  private Path file;

  @BeforeEach
  void hall() {
    hall = new Hall(application).opens(2);
    file = directory.resolve("data/erasures");
  }

  private void keep() {
    new Recall(log, new ErasureFile(file), erasure).keep().block();
  }

  /** As a backup from before the erasure would. */
  private void bringBack(Registration one) {
    hall.sql(
        """
        UPDATE registration SET contact_name = 'Anna', contact_email = 'person@example.org',
          language = 'de', status = 'CONFIRMED', seat = 'TAKEN', ended_at = NULL, ended_by = NULL,
          ended_reason = NULL
        WHERE id = '%s'
        """
            .formatted(one.id()));
    hall.sql("UPDATE contingent SET taken = 1");
    hall.sql("DELETE FROM outbox");
  }

  @Test
  void forgetsAgainWhoeverARestoredBackupBroughtBack() {
    Registration anna = hall.comes("Anna");
    erasure.erase(anna).block();
    bringBack(anna);

    keep();

    assertThat(hall.now(anna).contact().email()).isNull();
    assertThat(hall.status(anna)).isEqualTo("CANCELLED NONE");
    assertThat(hall.row("SELECT taken FROM contingent").get("taken")).isEqualTo(0);
    assertThat(hall.mails(anna)).isEmpty();
  }

  @Test
  void leavesWhoWasNeverErased() {
    Registration anna = hall.comes("Anna");
    keep();

    assertThat(hall.status(anna)).isEqualTo("CONFIRMED TAKEN");
    assertThat(file).doesNotExist();
  }

  @Test
  void notesEachErasureOnceOutsideTheDatabase() throws IOException {
    Registration anna = hall.comes("Anna");
    erasure.erase(anna).block();
    keep();
    keep();
    Registration ben = hall.comes("Ben");
    erasure.erase(ben).block();
    keep();

    assertThat(Files.readAllLines(file))
        .containsExactly("2027-01-06T11:00:00Z " + anna.id(), "2027-01-06T11:00:00Z " + ben.id());
  }

  @Test
  void notesAgainWhatACrashLeftHalfWritten() throws IOException {
    Registration anna = hall.comes("Anna");
    erasure.erase(anna).block();
    Files.createDirectories(file.getParent());
    Files.writeString(file, "2027-01-06T11:00:00Z " + anna.id().toString().substring(0, 20));

    keep();

    assertThat(Files.readString(file)).endsWith("2027-01-06T11:00:00Z " + anna.id() + "\n");
  }

  @Test
  void forgetsTheLogOnceNoBackupIsThatOld() {
    erasure.erase(hall.comes("Anna")).block();
    clock.advance(Duration.ofDays(400));
    retention.sweep().block();
    assertThat(hall.rows("SELECT * FROM erasure")).hasSize(1);

    clock.advance(Duration.ofDays(1));
    retention.sweep().block();
    assertThat(hall.rows("SELECT * FROM erasure")).isEqualTo(List.of());
  }
}
