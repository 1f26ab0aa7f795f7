package de.stadtrunde;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Replaces the application's clock by one that a test can move. */
@TestConfiguration(proxyBeanMethods = false)
class TestClock {

  @Bean
  @Primary
  MutableClock mutableClock() {
    return new MutableClock();
  }
}
