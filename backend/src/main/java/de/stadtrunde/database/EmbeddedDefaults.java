package de.stadtrunde.database;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Derives {@code stadtrunde.embedded} (true without {@code spring.r2dbc.url}) and the defaults that
 * depend on it; anything configured elsewhere wins over these defaults.
 */
final class EmbeddedDefaults implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    boolean embedded = !StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
    Map<String, Object> derived = Map.of("stadtrunde.embedded", embedded);
    Map<String, Object> defaults =
        Map.of("stadtrunde.sample-data", embedded, "stadtrunde.captcha.enabled", !embedded);
    environment.getPropertySources().addFirst(new MapPropertySource("embedded", derived));
    environment.getPropertySources().addLast(new MapPropertySource("embeddedDefaults", defaults));
  }

  /** Last: the configuration files that may name a database have been read by then. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
