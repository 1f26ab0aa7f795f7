package de.stadtrunde.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          **Alle** kommen *zu Wort*.          | <p><strong>Alle</strong> kommen <em>zu Wort</em>.</p>
          # Worum es geht                     | <h3>Worum es geht</h3>
          ##### Tief                          | <h6>Tief</h6>
          [Seite](https://example.org/)       | <p><a href="https://example.org/">Seite</a></p>
          [Anruf](tel:0621123)              | <p><a href="tel:0621123">Anruf</a></p>
          [Programm](/programmes/x)           | <p><a href="/programmes/x">Programm</a></p>
          - eins                              | <ul><li>eins</li></ul>
          7) sieben                           | <ol start="7"><li>sieben</li></ol>
          """)
  void rendersWhatOrganisersUse(String markdown, String html) {
    assertThat(Markdown.html(markdown).replace("\n", "")).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='https://evil.example'></iframe>",
        "<p onclick=alert(1) style='position:fixed'>x</p>",
        "<svg/onload=alert(1)>",
        "</div></main><form action=//evil.example>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java&#10;script:alert(1))",
        "[x](\u0001javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](//evil.example)",
        "[x](/\\evil.example)",
        "![x](https://evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "[x](https://example.org \"\\\" onmouseover=alert(1) \\\"\")",
        "<https://example.org\" onclick=alert(1)>",
        "```\n</code></pre><script>alert(1)</script>\n```",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[x]: javascript:alert(1)\n\n[x]",
      })
  void letsNothingHostileThrough(String markdown) {
    String html = Markdown.html(markdown);

    assertThat(html)
        .doesNotContainIgnoringCase(
            "<script", "<img", "<iframe", "<svg", "<form", "<div", "</main", "style=");
    assertThat(html.replaceAll(">[^<]*<", "><"))
        .doesNotContainIgnoringCase(
            "javascript", "vbscript", "data:", "onerror", "onclick", "onmouseover", "evil.example");
  }

  @Test
  void staysQuickWithTextMadeToBeSlow() {
    String[] slow = {
      "[".repeat(10_000),
      "*a ".repeat(6_000),
      "> ".repeat(5_000) + "x",
      "- ".repeat(5_000) + "x",
      "`".repeat(10_000) + "x" + "``",
      "![](".repeat(5_000),
      "<".repeat(20_000)
    };

    for (String each : slow) {
      Assertions.assertTimeout(
          Duration.ofSeconds(2), () -> Markdown.html(each), each.substring(0, 3));
    }
  }

  @Test
  void leavesNothingWhereThereIsNothing() {
    assertThat(Markdown.html(null)).isNull();
    assertThat(Markdown.html("")).isEmpty();
  }
}
