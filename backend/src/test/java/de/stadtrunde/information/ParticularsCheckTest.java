package de.stadtrunde.information;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.shared.Site;
import de.stadtrunde.shared.Site.Operator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ParticularsCheckTest {

  private static final Operator CITY =
      new Operator("Stadt Musterstadt", "Markt 1", "dialog@musterstadt.de", "01234 56-0");

  /** As {@code Site} has it when nothing is set. */
  private static final Operator SAMPLE =
      new Operator(
          "Stadt Ludwigshafen am Rhein (Beispiel)",
          "Rathausplatz 20, 67059 Ludwigshafen am Rhein",
          "dialog@stadtrunde.example",
          "0621 000-0000");

  @TempDir Path directory;

  private static Site site(Operator operator) {
    return new Site(URI.create("https://dialog.example.org"), operator);
  }

  private static Particulars particulars(String text, LocalDate checked, String video) {
    return new Particulars(text, "", text, text, text, text, checked, "", video);
  }

  private static ParticularsCheck check(Operator operator, Particulars particulars) {
    Site site = site(operator);
    return new ParticularsCheck(site, particulars, new SignLanguageVideo(particulars, site));
  }

  private static SignLanguageVideo video(String setting) {
    return new SignLanguageVideo(particulars("", null, setting), site(CITY));
  }

  @Test
  void warnsOfEverythingThatIsEmptyOrASample(CapturedOutput output) {
    check(SAMPLE, particulars("", null, "")).warn();

    assertThat(output.getAll())
        .contains(
            "Please set stadtrunde.operator.name, stadtrunde.operator.email,"
                + " stadtrunde.operator.telephone, stadtrunde.operator.representative,"
                + " stadtrunde.operator.editor, stadtrunde.operator.privacy-officer,"
                + " stadtrunde.operator.privacy-authority, stadtrunde.operator.accessibility-body,"
                + " stadtrunde.operator.accessibility-checked,"
                + " stadtrunde.operator.sign-language-video");
  }

  @Test
  void saysNothingOnceEverythingIsSet(CapturedOutput output) throws Exception {
    Path film = Files.createFile(directory.resolve("dgs.mp4"));
    check(CITY, particulars("somebody", LocalDate.of(2026, 11, 1), film.toString())).warn();

    assertThat(output.getAll()).doesNotContain("stadtrunde.operator");
  }

  @Test
  void saysThatAVideoFromElsewhereIsNotShown(CapturedOutput output) {
    check(CITY, particulars("somebody", LocalDate.of(2026, 11, 1), "https://video.example/dgs.mp4"))
        .warn();

    assertThat(output.getAll()).contains("neither a file nor an address on this site");
  }

  @Test
  void playsAFileOfThisServerAndAnAddressOfThisSite() throws Exception {
    Path film = Files.createFile(directory.resolve("dgs.mp4"));

    assertThat(video(film.toString()).address()).isEqualTo("/sign-language/video");
    assertThat(video("https://dialog.example.org/media/dgs.mp4").address())
        .isEqualTo("https://dialog.example.org/media/dgs.mp4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no such file",
        "https://dialog.example.org.evil.example/dgs.mp4",
        "https://video.example/dgs.mp4",
        "file:///etc/passwd",
        "javascript://dialog.example.org/%0aalert(1)",
        "\u0000"
      })
  void playsNothingElse(String setting) {
    assertThat(video(setting).address()).isNull();
    assertThat(video(setting).file()).isEmpty();
  }
}
