package de.stadtrunde.shared;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the platform stands and who runs it.
 *
 * @param baseUrl address that links in mails begin with, without a slash at the end
 */
@ConfigurationProperties("stadtrunde")
public record Site(
    @DefaultValue("http://localhost:8080") URI baseUrl, @DefaultValue Operator operator) {

  /**
   * The city: named in every mail and in the imprint.
   *
   * @param telephone as people read it, for example {@code 0621 504-0}
   */
  public record Operator(
      @DefaultValue("Stadt Ludwigshafen am Rhein (Beispiel)") String name,
      @DefaultValue("Rathausplatz 20, 67059 Ludwigshafen am Rhein") String address,
      @DefaultValue("dialog@stadtrunde.example") String email,
      @DefaultValue("0621 000-0000") String telephone) {}

  /** An absolute address on this site; {@code path} begins with a slash. */
  public String url(String path) {
    return baseUrl.toString().replaceAll("/+$", "") + path;
  }

  /** Whether people reach the site over TLS: cookies are then Secure and carry __Host-. */
  public boolean secure() {
    return "https".equals(baseUrl.getScheme());
  }

  /** The cookie's name as browsers protect it (RFC 6265bis, 4.1.3.2): with __Host- over TLS. */
  public String cookie(String name) {
    return secure() ? "__Host-" + name : name;
  }
}
