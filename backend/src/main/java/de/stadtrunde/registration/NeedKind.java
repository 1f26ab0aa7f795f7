package de.stadtrunde.registration;

import java.util.Arrays;
import java.util.Optional;

/** What people may need to take part; each is asked with its reason. */
enum NeedKind {
  /** Into which language; BCP 47. */
  INTERPRETATION("interpretation"),
  SIGN_LANGUAGE("signLanguage"),
  WHEELCHAIR("wheelchair"),
  /** How many children of which age, as typed. */
  CHILDCARE("childcare"),
  DIET("diet"),
  OTHER("other");

  private final String key;

  NeedKind(String key) {
    this.key = key;
  }

  /** The name in forms and JSON. */
  String key() {
    return key;
  }

  static Optional<NeedKind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
  }
}
