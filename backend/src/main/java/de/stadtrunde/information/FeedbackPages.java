package de.stadtrunde.information;

import de.stadtrunde.registration.Stamps;
import de.stadtrunde.registration.Stamps.Age;
import de.stadtrunde.registration.Stamps.Stamp;
import de.stadtrunde.shared.PlainText;
import de.stadtrunde.shared.Problem;
import de.stadtrunde.shared.Throttle;
import de.stadtrunde.shared.Throttle.Budget;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells the operator of a barrier, by mail: without account or script. */
@Controller
class FeedbackPages {

  private static final String USE = "feedback";

  /** All messages together: nobody can fill the operator's mailbox. */
  private static final String EVERYBODY = "feedback";

  private final Stamps stamps;
  private final Throttle throttle;
  private final FeedbackForm form;
  private final FeedbackMails mails;

  FeedbackPages(Stamps stamps, Throttle throttle, FeedbackForm form, FeedbackMails mails) {
    this.stamps = stamps;
    this.throttle = throttle;
    this.form = form;
    this.mails = mails;
  }

  /**
   * @param page what the feedback is about
   */
  @GetMapping("/feedback")
  Mono<Rendering> page(@RequestParam(defaultValue = "") String page) {
    return stamps.issue(USE).map(stamp -> form.empty(PlainText.of(page), stamp));
  }

  @GetMapping("/feedback/sent")
  String sent() {
    return "information/feedback-sent";
  }

  @PostMapping("/feedback")
  Mono<Rendering> send(ServerWebExchange exchange, Locale locale) {
    return exchange
        .getFormData()
        .flatMap(
            typed ->
                stamps
                    .read(USE, typed.getFirst("stamp"))
                    .flatMap(stamp -> answer(typed, stamp, exchange, locale.toLanguageTag()))
                    .switchIfEmpty(Mono.defer(() -> again(Feedback.of(typed)))));
  }

  private Mono<Rendering> answer(
      MultiValueMap<String, String> typed,
      Stamp stamp,
      ServerWebExchange exchange,
      String language) {
    Feedback feedback = Feedback.of(typed);
    if (!feedback.faults().isEmpty()) {
      return Mono.just(form.faulty(feedback, stamp, language));
    }
    String honey = typed.getFirst("website");
    boolean doubtful = stamps.age(stamp) != Age.RIGHT || honey != null && !honey.isEmpty();
    return doubtful
        ? doubt(feedback, stamp)
        : Mono.fromRunnable(() -> take(exchange))
            .then(Mono.defer(() -> mails.send(feedback, stamp.nonce())))
            .thenReturn(Rendering.redirectTo("/feedback/sent").build())
            .onErrorResume(
                Problem.class, problem -> refuse(feedback, stamp, problem, exchange, language));
  }

  private void take(ServerWebExchange exchange) {
    throttle.take(Budget.FEEDBACK, exchange.getRequest());
    throttle.take(Budget.FEEDBACK, EVERYBODY);
  }

  /** Too fast, too old or a robot: one more click is all that is asked of a person. */
  private Mono<Rendering> doubt(Feedback feedback, Stamp stamp) {
    return stamps.age(stamp) == Age.OLD ? again(feedback) : Mono.just(form.once(feedback, stamp));
  }

  private Mono<Rendering> again(Feedback feedback) {
    return stamps.issue(USE).map(stamp -> form.once(feedback, stamp));
  }

  private Mono<Rendering> refuse(
      Feedback feedback,
      Stamp stamp,
      Problem problem,
      ServerWebExchange exchange,
      String language) {
    return problem.status() == 429
        ? Mono.just(form.throttled(feedback, stamp, problem, exchange, language))
        : Mono.error(problem);
  }
}
