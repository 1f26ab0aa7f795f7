package violations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

class Clocks {

  Object instant() {
    return Instant.now();
  }

  Object date() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  long milliseconds() {
    return System.currentTimeMillis();
  }

  Object legacy() {
    return new Date();
  }

  Object clock() {
    return Clock.systemDefaultZone();
  }

  Object allowed(Clock clock) {
    return LocalDate.now(clock);
  }
}
