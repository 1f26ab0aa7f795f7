package de.stadtrunde.mail;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Who may look into the built-in mailbox, which only exists on the embedded database: people at the
 * machine itself, and administrators.
 */
@Component
class MailboxAccess {

  private final boolean embedded;
  private final boolean forwarded;

  @Autowired
  MailboxAccess(Environment environment) {
    this(
        environment.getProperty("stadtrunde.embedded", Boolean.class, false),
        believesProxies(environment));
  }

  /**
   * @param forwarded whether the server takes the peer's address from headers, which anybody can
   *     write: then no address proves anything
   */
  MailboxAccess(boolean embedded, boolean forwarded) {
    this.embedded = embedded;
    this.forwarded = forwarded;
  }

  /** As Spring Boot decides it: by the setting, else by whether a cloud platform is found. */
  private static boolean believesProxies(Environment environment) {
    String strategy = environment.getProperty("server.forward-headers-strategy", "");
    return strategy.isEmpty()
        ? CloudPlatform.getActive(environment) != null
        : !strategy.equalsIgnoreCase("none");
  }

  /**
   * @param staff null for everybody else
   * @throws Problem 404 {@code not-found} for those who may not, as if there were no mailbox
   */
  void check(ServerHttpRequest request, CurrentUser staff) {
    boolean administrator = staff != null && staff.is(CurrentUser.Role.ADMINISTRATOR);
    if (!embedded || !(administrator || isAtTheMachine(request))) {
      throw new Problem(404, "not-found");
    }
  }

  /** Host too: a foreign name that points here (DNS rebinding) lets a foreign page ask. */
  private boolean isAtTheMachine(ServerHttpRequest request) {
    InetSocketAddress peer = request.getRemoteAddress();
    return !forwarded
        && peer != null
        && peer.getAddress() != null
        && peer.getAddress().isLoopbackAddress()
        && isLoopback(request.getHeaders())
        && request.getHeaders().headerNames().stream().noneMatch(MailboxAccess::tellsOfProxy);
  }

  private static boolean tellsOfProxy(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.equals("forwarded") || name.startsWith("x-forwarded-");
  }

  private static boolean isLoopback(HttpHeaders headers) {
    String host = headers.getFirst(HttpHeaders.HOST);
    if (host == null) {
      return false;
    }
    String name = host.replaceFirst(":[0-9]*$", "");
    return name.equalsIgnoreCase("localhost") || isLoopbackLiteral(name);
  }

  /** Only what is written as an address is parsed: no name server is asked. */
  private static boolean isLoopbackLiteral(String name) {
    if (!name.matches("127(\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]")) {
      return false;
    }
    try {
      return InetAddress.getByName(name).isLoopbackAddress();
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }
}
