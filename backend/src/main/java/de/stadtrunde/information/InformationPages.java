package de.stadtrunde.information;

import de.stadtrunde.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.reactive.result.view.Rendering;

/** The pages behind the footer: who runs the site, and ways in for those who need another one. */
@Controller
class InformationPages {

  private final Particulars particulars;
  private final SignLanguageVideo video;

  InformationPages(Particulars particulars, SignLanguageVideo video) {
    this.particulars = particulars;
    this.video = video;
  }

  @GetMapping("/imprint")
  Rendering imprint() {
    return page("imprint").build();
  }

  @GetMapping("/accessibility")
  Rendering accessibility() {
    return page("accessibility")
        .modelAttribute("video", video.address())
        .modelAttribute("zone", ZoneOffset.UTC)
        .modelAttribute("checked", day(particulars.accessibilityChecked()))
        .build();
  }

  private static Instant day(LocalDate day) {
    return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  @GetMapping("/plain-language")
  Rendering plainLanguage() {
    return page("plain-language").build();
  }

  @GetMapping("/sign-language")
  Rendering signLanguage() {
    return page("sign-language").modelAttribute("video", video.address()).build();
  }

  /** In the parts that a player asks for. Fails with {@code not-found} (404) without a file. */
  @GetMapping(SignLanguageVideo.ADDRESS)
  ResponseEntity<Resource> video() {
    Resource file =
        video.file().map(FileSystemResource::new).orElseThrow(() -> new Problem(404, "not-found"));
    return ResponseEntity.ok()
        .contentType(MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM))
        .body(file);
  }

  @GetMapping("/without-internet")
  Rendering withoutInternet() {
    return page("without-internet").build();
  }

  private Rendering.Builder<?> page(String name) {
    return Rendering.view("information/" + name).modelAttribute("particulars", particulars);
  }
}
