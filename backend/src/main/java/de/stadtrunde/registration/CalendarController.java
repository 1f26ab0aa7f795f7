package de.stadtrunde.registration;

import de.stadtrunde.event.Events;
import de.stadtrunde.mail.MailComposer.Attachment;
import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.registration.CalendarFile.Entry;
import de.stadtrunde.registration.Registrations.Held;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The event as a file for the person's own calendar, the same as in the mails. */
@RestController
class CalendarController {

  private final Registrations registrations;
  private final Events events;
  private final CalendarFile calendar;

  CalendarController(Registrations registrations, Events events, CalendarFile calendar) {
    this.registrations = registrations;
    this.events = events;
    this.calendar = calendar;
  }

  @GetMapping({"/registration/calendar.ics", "/api/registration/calendar.ics"})
  Mono<ResponseEntity<byte[]>> file(Holder holder, Locale locale) {
    return registrations
        .held(holder)
        .flatMap(held -> entry(held, locale))
        .map(calendar::current)
        .map(CalendarController::answer);
  }

  private Mono<Entry> entry(Held held, Locale locale) {
    return events
        .get(held.registration().event())
        .map(
            event ->
                new Entry(
                    held.registration(), held.holder().attendee(), event, locale.toLanguageTag()));
  }

  private static ResponseEntity<byte[]> answer(Attachment file) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.filename()).build().toString())
        .body(file.content());
  }
}
