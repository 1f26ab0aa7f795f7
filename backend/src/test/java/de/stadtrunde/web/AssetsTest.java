package de.stadtrunde.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class AssetsTest {

  private static final String MANIFEST =
      """
      {"styles/public.css": {"file": "assets/public-a1.css"},
       "src/public.ts": {"file": "assets/public-b2.js"}}
      """;

  @Test
  void knowsTheHashedAddresses() throws IOException {
    Assets assets = new Assets(new ByteArrayResource(MANIFEST.getBytes(StandardCharsets.UTF_8)));

    assertThat(assets.url("public.css")).isEqualTo("/assets/public-a1.css");
    assertThat(assets.url("public.js")).isEqualTo("/assets/public-b2.js");
  }

  @Test
  void keepsPlainNamesWithoutAManifest() throws IOException {
    Assets assets = new Assets(new ClassPathResource("no-such-manifest.json"));

    assertThat(assets.url("public.css")).isEqualTo("/assets/public.css");
  }
}
