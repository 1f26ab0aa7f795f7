package de.stadtrunde.live;

import de.stadtrunde.shared.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** The personal columns of sessions: none but the secrets of the devices that came in. */
@Component
class LiveFields implements PersonalData {

  @Override
  public List<Field> fields() {
    return List.of(new Field("live_bearer.hash", "join", "GDPR 6(1)(e)", "session-end"));
  }
}
