package de.stadtrunde.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import de.stadtrunde.MutableClock;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle.Budget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class BucketThrottleTest {

  private final MutableClock clock = new MutableClock();
  private final BucketThrottle throttle = new BucketThrottle(true, new Callers(clock), clock);

  private static ServerHttpRequest from(String address) throws UnknownHostException {
    InetAddress host = InetAddress.getByName(address);
    return MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(host, 5000)).build();
  }

  private void exhaust(String address) throws UnknownHostException {
    for (int i = 0; i < 60; i++) {
      throttle.take(Budget.CODE, from(address));
    }
  }

  private void expectRefused(String address) {
    assertThatThrownBy(() -> throttle.take(Budget.CODE, from(address)))
        .asInstanceOf(type(Problem.class))
        .satisfies(
            problem -> {
              assertThat(problem.status()).isEqualTo(429);
              assertThat(problem.code()).isEqualTo("slow-down");
              assertThat((Long) problem.facts().get("retryAfter")).isBetween(1L, 2L);
            });
  }

  private void expectServed(String address) {
    assertThatCode(() -> throttle.take(Budget.CODE, from(address))).doesNotThrowAnyException();
  }

  @Test
  void refusesWhoHasUsedUpTheBudgetAndNobodyElse() throws UnknownHostException {
    exhaust("192.0.2.1");

    expectRefused("192.0.2.1");
    expectServed("192.0.2.2");
  }

  @Test
  void countsASixtyFourBitNetworkAsOneCaller() throws UnknownHostException {
    exhaust("2001:db8:0:1::1");

    expectRefused("2001:db8:0:1:ffff::2");
    expectServed("2001:db8:0:2::1");
  }

  @Test
  void fillsUpAgainWithTime() throws UnknownHostException {
    exhaust("192.0.2.1");
    clock.advance(Duration.ofSeconds(1));

    expectServed("192.0.2.1");
    expectRefused("192.0.2.1");
  }

  @Test
  void takesNothingForWhatIsGivenBack() throws UnknownHostException {
    for (int i = 0; i < 200; i++) {
      throttle.take(Budget.CODE, from("192.0.2.1"));
      throttle.giveBack(Budget.CODE, from("192.0.2.1"));
    }
    expectServed("192.0.2.1");
  }

  @Test
  void neverGivesBackMoreThanTheBudget() throws UnknownHostException {
    throttle.giveBack(Budget.CODE, from("192.0.2.1"));
    exhaust("192.0.2.1");

    expectRefused("192.0.2.1");
  }

  @Test
  void countsNamesApartFromAddresses() throws UnknownHostException {
    for (int i = 0; i < 10; i++) {
      throttle.take(Budget.LOGIN, "somebody@city.example");
    }
    assertThatThrownBy(() -> throttle.take(Budget.LOGIN, "somebody@city.example"))
        .isInstanceOf(Problem.class);
    throttle.take(Budget.LOGIN, from("192.0.2.1"));
  }

  @Test
  void letsAHallSignUpAtOnce() throws UnknownHostException {
    for (int i = 0; i < 2_000; i++) {
      throttle.take(Budget.SIGN_UP, from("192.0.2.1"));
    }
  }

  @Test
  void refusesNobodyWhenSwitchedOff() throws UnknownHostException {
    BucketThrottle off = new BucketThrottle(false, new Callers(clock), clock);
    for (int i = 0; i < 1_000; i++) {
      off.take(Budget.CODE, from("192.0.2.1"));
    }
  }

  @Test
  void forgetsItsKeyEveryDay() throws UnknownHostException {
    Callers callers = new Callers(clock);
    String today = callers.of(from("192.0.2.1"));

    assertThat(callers.of(from("192.0.2.1"))).isEqualTo(today).doesNotContain("192");
    clock.advance(Duration.ofDays(1));
    assertThat(callers.of(from("192.0.2.1"))).isNotEqualTo(today);
  }

  @Test
  void keepsABoundedNumberOfCallers() {
    RecentMap<Integer> map = new RecentMap<>();
    map.computeIfAbsent("known", first -> 1);
    for (int i = 0; i < 3 * RecentMap.HALF; i++) {
      map.computeIfAbsent("caller " + i, first -> 0);
      map.computeIfAbsent("known", first -> 2);
    }
    assertThat(map.size()).isLessThanOrEqualTo(2 * RecentMap.HALF + 1);
    assertThat(map.computeIfAbsent("known", first -> 3)).isEqualTo(1);
  }
}
