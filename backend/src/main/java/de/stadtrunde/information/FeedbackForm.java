package de.stadtrunde.information;

import de.stadtrunde.information.Feedback.Fault;
import de.stadtrunde.registration.Stamps.Stamp;
import de.stadtrunde.shared.Catalogue;
import de.stadtrunde.shared.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Shows the feedback form, with what was typed; see frontend/pages/information/feedback.html. */
@Component
class FeedbackForm {

  private static final String ERROR = "information.feedback.error.";

  private final Catalogue catalogue;

  FeedbackForm(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * @param field id of the field to mend; null for the form as a whole
   */
  record Error(String field, String message) {}

  Rendering empty(String page, Stamp stamp) {
    return view(Map.of("page", page), stamp).build();
  }

  /** Asks for the same form once more. */
  Rendering once(Feedback feedback, Stamp stamp) {
    return view(feedback.form(), stamp).modelAttribute("moment", true).build();
  }

  Rendering faulty(Feedback feedback, Stamp stamp, String language) {
    List<Error> errors = feedback.faults().stream().map(fault -> error(fault, language)).toList();
    return view(feedback.form(), stamp)
        .status(HttpStatus.UNPROCESSABLE_CONTENT)
        .modelAttribute("errors", errors)
        .build();
  }

  private Error error(Fault fault, String language) {
    return new Error(
        fault.field(), catalogue.text(language, ERROR + fault.code(), fault.longest()));
  }

  Rendering throttled(
      Feedback feedback,
      Stamp stamp,
      Problem problem,
      ServerWebExchange exchange,
      String language) {
    String wait = String.valueOf(problem.facts().get("retryAfter"));
    exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, wait);
    return view(feedback.form(), stamp)
        .status(HttpStatusCode.valueOf(problem.status()))
        .modelAttribute(
            "errors", List.of(new Error(null, catalogue.text(language, ERROR + "slow-down"))))
        .build();
  }

  private static Rendering.Builder<?> view(Map<String, String> form, Stamp stamp) {
    return Rendering.view("information/feedback")
        .modelAttribute("form", form)
        .modelAttribute("stamp", stamp.text());
  }
}
