package de.stadtrunde.information;

import de.stadtrunde.shared.Site;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where the video in German Sign Language comes from: this server or this site, never anybody else,
 * who would learn who watches it.
 */
@Component
class SignLanguageVideo {

  static final String ADDRESS = "/sign-language/video";

  private final String setting;
  private final Site site;

  SignLanguageVideo(Particulars particulars, Site site) {
    this.setting = particulars.signLanguageVideo().strip();
    this.site = site;
  }

  /** The file on this server; empty for an address, and while there is no such file. */
  Optional<Path> file() {
    try {
      return Optional.of(setting)
          .filter(text -> !text.isEmpty() && !text.contains("://"))
          .map(Path::of)
          .filter(Files::isRegularFile);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  /** What the page plays; null without a video. */
  String address() {
    return setting.startsWith(site.url("/")) ? setting : file().map(path -> ADDRESS).orElse(null);
  }

  /** Whether something is set that cannot be shown. */
  boolean refused() {
    return !setting.isEmpty() && address() == null;
  }
}
