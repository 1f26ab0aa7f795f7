package de.stadtrunde.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stadtrunde.shared.CurrentUser;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Problem;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class MailboxAccessTest {

  private static final MailboxAccess EMBEDDED = new MailboxAccess(true, false);

  private static MockServerHttpRequest.BaseBuilder<?> from(String peer, String host) {
    return MockServerHttpRequest.get("/mailbox")
        .remoteAddress(new InetSocketAddress(peer, 40_000))
        .header("Host", host);
  }

  private static CurrentUser staff(Role role) {
    return new CurrentUser(UUID.randomUUID(), "Kim", role);
  }

  private static void mayNot(MailboxAccess access, ServerHttpRequest request, CurrentUser staff) {
    assertThatThrownBy(() -> access.check(request, staff))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(404);
              assertThat(problem.code()).isEqualTo("not-found");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST"})
  void opensAtTheMachineItself(String host) {
    EMBEDDED.check(from("127.0.0.1", host).build(), null);
    EMBEDDED.check(from("::1", host).build(), null);
  }

  @Test
  void staysShutForOtherMachines() {
    mayNot(EMBEDDED, from("192.0.2.7", "localhost:8080").build(), null);
    mayNot(EMBEDDED, from("2001:db8::7", "localhost:8080").build(), null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dialog.example",
        "localhost.example",
        "127.0.0.1.example",
        "localhost:8080.example",
        "192.0.2.7:8080",
        "[2001:db8::7]:8080",
        "0.0.0.0",
        ""
      })
  void staysShutForForeignNamesThatPointHere(String host) {
    mayNot(EMBEDDED, from("127.0.0.1", host).build(), null);
  }

  @Test
  void staysShutWithoutAHost() {
    ServerHttpRequest request =
        MockServerHttpRequest.get("/mailbox")
            .remoteAddress(new InetSocketAddress("127.0.0.1", 40_000))
            .build();

    mayNot(EMBEDDED, request, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "x-forwarded-port"
      })
  void staysShutBehindAProxy(String header) {
    mayNot(EMBEDDED, from("127.0.0.1", "localhost").header(header, "127.0.0.1").build(), null);
  }

  @Test
  void staysShutWhereHeadersDecideThePeersAddress() {
    mayNot(new MailboxAccess(true, true), from("127.0.0.1", "localhost").build(), null);
    mayNot(
        new MailboxAccess(
            new MockEnvironment()
                .withProperty("stadtrunde.embedded", "true")
                .withProperty("server.forward-headers-strategy", "framework")),
        from("127.0.0.1", "localhost").build(),
        null);
  }

  @Test
  void opensForAdministratorsFromAnywhere() {
    EMBEDDED.check(
        from("192.0.2.7", "dialog.example").header("Forwarded", "for=192.0.2.8").build(),
        staff(Role.ADMINISTRATOR));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
  void staysShutForOtherStaff(Role role) {
    mayNot(EMBEDDED, from("192.0.2.7", "localhost").build(), staff(role));
  }

  @Test
  void doesNotExistOnAnOutsideDatabase() {
    MailboxAccess outside = new MailboxAccess(new MockEnvironment());

    mayNot(outside, from("127.0.0.1", "localhost").build(), null);
    mayNot(outside, from("127.0.0.1", "localhost").build(), staff(Role.ADMINISTRATOR));
  }
}
