package de.stadtrunde.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Turns Markdown (CommonMark) into HTML that is safe to put into a page: raw HTML is shown as text,
 * and what remains passes a list of allowed elements. Links go to web pages, mail addresses,
 * telephones and paths of this site; pictures are left out, since they would be fetched from
 * elsewhere.
 */
public final class Markdown {

  /** Texts stand below a page's h2. */
  private static final int HEADINGS_BEGIN_AT = 3;

  /** Every text of every event a city shows at a time; beyond it all are rendered anew. */
  private static final int MOST_KEPT = 500;

  private static final Parser PARSER = Parser.builder().build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).build();

  private static final Pattern LINK =
      Pattern.compile("(?i)(https?://|mailto:|tel:|/(?![/\\\\])).*", Pattern.DOTALL);

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "hr", "strong", "em", "ul", "ol", "li", "blockquote")
          .allowElements("h3", "h4", "h5", "h6", "code", "pre", "a")
          .allowAttributes("start")
          .matching(Pattern.compile("\\d{1,9}"))
          .onElements("ol")
          .allowUrlProtocols("http", "https", "mailto", "tel")
          .allowAttributes("href")
          .matching(LINK)
          .onElements("a")
          .toFactory();

  private static final Map<String, String> KEPT = new ConcurrentHashMap<>();

  private Markdown() {}

  /** HTML without surrounding element, at most the size of a page's section; null stays null. */
  public static String html(String markdown) {
    if (markdown == null) {
      return null;
    }
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(markdown, Markdown::render);
  }

  private static String render(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new LowerHeadings());
    return POLICY.sanitize(RENDERER.render(document));
  }

  private static final class LowerHeadings extends AbstractVisitor {

    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(6, heading.getLevel() + HEADINGS_BEGIN_AT - 1));
      visitChildren(heading);
    }
  }
}
