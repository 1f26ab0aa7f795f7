package de.stadtrunde;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform on which a city runs its dialogue events: one process beside one PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Stadtrunde {

  public static void main(String[] arguments) {
    SpringApplication.run(Stadtrunde.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
