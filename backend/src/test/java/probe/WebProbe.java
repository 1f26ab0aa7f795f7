package probe;

import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Site;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The module {@code web} with some routes to call. Outside the application's package, so that no
 * other test picks it up.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(Site.class)
@ComponentScan(
    basePackages = "de.stadtrunde.web",
    includeFilters =
        @ComponentScan.Filter(
            type = FilterType.ASSIGNABLE_TYPE,
            classes = {WebProbe.Routes.class, WebProbe.Pages.class}))
@Import(Catalogue.class)
public class WebProbe {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  SecurityWebFilterChain open(ServerHttpSecurity http) {
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .authorizeExchange(all -> all.anyExchange().permitAll())
        .build();
  }

  @RestController
  public static class Routes {

    record Thing(String name, int count) {}

    @PostMapping("/api/probe")
    Mono<Thing> echo(@RequestBody Mono<Thing> thing) {
      return thing;
    }

    @PostMapping("/probe/form")
    Mono<Integer> form(ServerWebExchange exchange) {
      return exchange.getFormData().map(Map::size);
    }

    @GetMapping({"/api/fail/{how}", "/fail/{how}"})
    Mono<String> fail(@PathVariable String how) {
      return Mono.error(failure(how));
    }

    private static Exception failure(String how) {
      return switch (how) {
        case "lock" -> new CannotAcquireLockException("lock");
        case "constraint" -> new DataIntegrityViolationException("constraint");
        case "invalid" -> Problem.invalid(List.of(new Problem.Fault("/contact/email", "missing")));
        case "early" ->
            new Problem(
                403, "too-early", List.of(), Map.of("opensAt", "2027-01-20T16:30:00+01:00"));
        default -> new IllegalStateException("canary-in-a-message");
      };
    }
  }

  @Controller
  public static class Pages {

    /** Fails in the middle, with a model that the page of errors must not stumble over. */
    @GetMapping("/fail/page")
    Rendering fail() {
      return Rendering.view("event/event")
          .modelAttribute("event", new Routes.Thing("half an event", 1))
          .build();
    }
  }
}
