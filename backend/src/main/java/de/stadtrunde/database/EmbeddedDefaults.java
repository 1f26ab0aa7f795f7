package de.stadtrunde.database;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * Answers {@code stadtrunde.embedded} (true without {@code spring.r2dbc.url}) and the defaults that
 * depend on it; whatever else is configured wins. Asked anew each time, because the address may
 * come from any later source.
 */
final class EmbeddedDefaults implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new Source(environment));
  }

  /** The environment is a field and not the source: Boot descends into sources that are one. */
  private static final class Source extends PropertySource<Object> {

    private final Environment environment;

    Source(Environment environment) {
      super("embeddedDefaults");
      this.environment = environment;
    }

    @Override
    public Object getProperty(String name) {
      return switch (name) {
        case "stadtrunde.embedded", "stadtrunde.sample-data" -> embedded();
        case "stadtrunde.captcha.enabled" -> !embedded();
        default -> null;
      };
    }

    private boolean embedded() {
      return !StringUtils.hasText(environment.getProperty("spring.r2dbc.url"));
    }
  }
}
