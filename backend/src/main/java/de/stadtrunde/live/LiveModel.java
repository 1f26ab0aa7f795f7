package de.stadtrunde.live;

import de.stadtrunde.event.Door;
import de.stadtrunde.event.Event;
import de.stadtrunde.event.EventHead;
import de.stadtrunde.event.Markdown;
import de.stadtrunde.live.Visitors.Visitor;
import de.stadtrunde.registration.Participant.Admitted;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;

/** What the session's pages show; see frontend/pages/live. */
@Component
class LiveModel {

  private final LiveDoor door;
  private final Clock clock;

  LiveModel(LiveDoor door, Clock clock) {
    this.door = door;
    this.clock = clock;
  }

  /** The door as templates compare it. */
  record Now(String state, Instant opensAt, Instant closesAt) {}

  /** The session for somebody with a seat; for others, why they cannot come in. */
  Rendering session(Event event, Visitor visitor, String language) {
    if (!visitor.hasSeat()) {
      boolean ended = visitor.person().admitted() == Admitted.CANCELLED;
      return closed(event, ended ? "cancelled" : "not-confirmed", language);
    }
    if (event.state() != Event.State.SCHEDULED) {
      return closed(event, "postponed", language);
    }
    return Rendering.view("live/session")
        .modelAttribute("event", EventHead.of(event, language))
        .modelAttribute("door", now(event))
        .modelAttribute("stage", stage(event))
        .modelAttribute("agendaHtml", Markdown.html(event.text(language).agenda()))
        .modelAttribute("video", event.video() != null)
        .modelAttribute("name", visitor.person().name())
        .modelAttribute("inside", visitor.inside().isPresent())
        .modelAttribute("admitted", visitor.admitted())
        .build();
  }

  private Now now(Event event) {
    Door.Now now = door.now(event);
    return new Now(now.state().name(), now.opensAt(), now.closesAt());
  }

  /** What is on: the event is about to begin, runs, or has just ended. */
  private String stage(Event event) {
    Instant now = clock.instant();
    if (now.isBefore(event.startsAt())) {
      return "SOON";
    }
    return event.over(now) ? "ENDED" : "RUNNING";
  }

  /** For a browser that shows neither link nor cookie. */
  Rendering stranger(Event event, String language) {
    return closed(event, "unknown", language);
  }

  private static Rendering closed(Event event, String reason, String language) {
    return Rendering.view("live/closed")
        .modelAttribute("event", EventHead.of(event, language))
        .modelAttribute("reason", reason)
        .build();
  }

  Rendering notice(Event event, String language) {
    return Rendering.view("live/notice")
        .modelAttribute("event", EventHead.of(event, language))
        .modelAttribute("provider", event.video().getHost())
        .modelAttribute("url", event.video().toString())
        .build();
  }
}
