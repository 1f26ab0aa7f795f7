package de.stadtrunde.registration;

import de.stadtrunde.event.Event;
import de.stadtrunde.event.Event.Audience;
import de.stadtrunde.event.Event.Participation;
import de.stadtrunde.organisation.Organisation.Type;
import de.stadtrunde.organisation.Organisations;
import de.stadtrunde.registration.NewRegistration.Attendee;
import de.stadtrunde.registration.Registration.Contact;
import de.stadtrunde.registration.Registration.Kind;
import de.stadtrunde.registration.Registration.Organisation;
import de.stadtrunde.registration.SignUpForm.ContactForm;
import de.stadtrunde.registration.SignUpForm.OrganisationForm;
import de.stadtrunde.shared.Catalogue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Checks a sign-up's form against its event, before any seat is thought of. */
@Component
class SignUpCheck {

  /** Room for every real name; longer ones are a mistake or mischief. */
  static final int LONGEST_NAME = 200;

  private static final Set<String> PURPOSES = Set.of("photo", "news", "guardian");

  private final Organisations organisations;
  private final Clock clock;

  SignUpCheck(Organisations organisations, Clock clock) {
    this.organisations = organisations;
    this.clock = clock;
  }

  /**
   * The sign-up in order. Fails with {@code invalid} (422) and every fault, in the form's order.
   */
  Mono<SignUp> check(Event event, SignUpForm form) {
    return Mono.fromSupplier(() -> checked(event, form)).flatMap(signUp -> inDirectory(signUp));
  }

  private SignUp checked(Event event, SignUpForm form) {
    Faults faults = new Faults();
    Kind kind = faults.choice("/kind", form.kind(), Kind.class);
    Participation participation = participation(event, form, faults);
    Organisation organisation = kind == Kind.INSTITUTION ? organisation(form, faults) : null;
    Contact contact = contact(form, faults);
    Map<String, Boolean> consents = consents(form, faults);
    List<Attendee> attendees =
        new Attendees(kind, namesDue(event, kind, participation), faults)
            .check(form, contact, Boolean.TRUE.equals(consents.get("guardian")));
    Map<String, Object> answers = new Answers(event.questions(), faults).check(form.answers());
    faults.mustBeNone();
    return new SignUp(
        event.id(), kind, participation, contact, organisation, attendees, answers, consents);
  }

  /** An event that offers one way only need not be asked for it. */
  private static Participation participation(Event event, SignUpForm form, Faults faults) {
    List<Participation> offered = event.participation();
    return form.participation() == null && offered.size() == 1
        ? offered.get(0)
        : faults.choice("/participation", form.participation(), Participation.class);
  }

  private static Organisation organisation(SignUpForm form, Faults faults) {
    OrganisationForm typed =
        Optional.ofNullable(form.organisation()).orElse(new OrganisationForm(null, null));
    String name = faults.required("/organisation/name", typed.name(), LONGEST_NAME);
    Type type = faults.choice("/organisation/type", typed.type(), Type.class);
    return name == null || type == null
        ? null
        : new Organisation(null, name, Organisations.key(name), type.name());
  }

  private static Contact contact(SignUpForm form, Faults faults) {
    ContactForm typed =
        Optional.ofNullable(form.contact()).orElse(new ContactForm(null, null, null));
    String name = faults.required("/contact/name", typed.name(), LONGEST_NAME);
    boolean none = typed.email() == null || typed.email().isBlank();
    if (none) {
      faults.add("/contact/email", "required");
    }
    String email = none ? null : faults.email("/contact/email", typed.email());
    return new Contact(name, email, language(typed.language()));
  }

  /** Any language is stored; what is no language at all is German. */
  static String language(String typed) {
    String tag = typed == null ? "" : Locale.forLanguageTag(typed).toLanguageTag();
    return tag.isEmpty() || tag.equals("und") || tag.length() > 35 ? Catalogue.GERMAN : tag;
  }

  private static Map<String, Boolean> consents(SignUpForm form, Faults faults) {
    Map<String, Boolean> typed = form.consents() == null ? Map.of() : form.consents();
    typed.keySet().stream()
        .filter(purpose -> !PURPOSES.contains(purpose))
        .forEach(purpose -> faults.add("/consents", "unknown"));
    return typed;
  }

  /** Whether delegates must be named by now. */
  private boolean namesDue(Event event, Kind kind, Participation participation) {
    Instant now = clock.instant();
    return kind == Kind.INSTITUTION
        && event.contingents().stream()
            .filter(each -> each.audience() == Audience.INSTITUTIONS)
            .filter(each -> each.participation() == participation)
            .anyMatch(each -> each.namesDue() != null && !now.isBefore(each.namesDue()));
  }

  /** A typed name that the directory knows becomes its entry. */
  private Mono<SignUp> inDirectory(SignUp signUp) {
    return signUp.organisation() == null
        ? Mono.just(signUp)
        : organisations
            .byName(signUp.organisation().name())
            .map(entry -> signUp.of(entry.id(), entry.type().name()))
            .defaultIfEmpty(signUp);
  }
}
