package de.stadtrunde;

import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform on which a city runs its dialogue events: one process beside one PostgreSQL. */
// nobody signs in with the user that Boot would make up
@SpringBootApplication(exclude = ReactiveUserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
@EnableScheduling
public class Stadtrunde {

  public static void main(String[] arguments) {
    SpringApplication.run(Stadtrunde.class, quiet(arguments));
  }

  /** While a password is reset nobody is served, and a running instance keeps its port. */
  private static String[] quiet(String[] arguments) {
    boolean reset = Arrays.asList(arguments).contains("--reset-admin");
    Stream<String> port =
        reset ? Stream.of("--server.port=0", "--server.address=127.0.0.1") : Stream.empty();
    return Stream.concat(Stream.of(arguments), port).toArray(String[]::new);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
