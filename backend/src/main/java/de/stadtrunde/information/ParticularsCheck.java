package de.stadtrunde.information;

import de.stadtrunde.shared.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Warns at the start while pages that the law asks for are incomplete. */
@Component
class ParticularsCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ParticularsCheck.class);

  /** What {@code Site.Operator} and the mails say as long as nobody says otherwise. */
  private static final List<String> SAMPLES =
      List.of("(Beispiel)", "stadtrunde.example", "0621 000-0000");

  private final Site site;
  private final Particulars particulars;
  private final SignLanguageVideo video;

  ParticularsCheck(Site site, Particulars particulars, SignLanguageVideo video) {
    this.site = site;
    this.particulars = particulars;
    this.video = video;
  }

  @EventListener(ApplicationReadyEvent.class)
  void warn() {
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      LOG.warn(
          "Imprint, privacy notice and accessibility statement are incomplete. Please set {}",
          String.join(", ", missing));
    }
    if (video.refused()) {
      LOG.warn(
          "stadtrunde.operator.sign-language-video is neither a file nor an address on this site;"
              + " the page does without it");
    }
  }

  /** Names of settings that are empty or hold a sample value, in the README's order. */
  List<String> missing() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("name", site.operator().name());
    settings.put("address", site.operator().address());
    settings.put("email", site.operator().email());
    settings.put("telephone", site.operator().telephone());
    settings.put("representative", particulars.representative());
    settings.put("editor", particulars.editor());
    settings.put("privacy-officer", particulars.privacyOfficer());
    settings.put("privacy-authority", particulars.privacyAuthority());
    settings.put("accessibility-body", particulars.accessibilityBody());
    settings.put(
        "accessibility-checked",
        particulars.accessibilityChecked() == null ? "" : "" + particulars.accessibilityChecked());
    settings.put("sign-language-video", particulars.signLanguageVideo());
    return settings.entrySet().stream()
        .filter(setting -> isMissing(setting.getValue()))
        .map(setting -> "stadtrunde.operator." + setting.getKey())
        .toList();
  }

  private static boolean isMissing(String value) {
    return value.isBlank() || SAMPLES.stream().anyMatch(value::contains);
  }
}
