package de.stadtrunde.registration;

import java.util.List;

/**
 * What a mail says, in its order; the templates lay it out. Everything is in the person's language,
 * what people typed is isolated.
 *
 * @param lead what happened; one paragraph each
 * @param next what comes next and by when; one paragraph each
 * @param code in groups of four; null without a registration to open
 * @param codeUrl where the code is typed
 * @param reference what to say on the telephone
 * @param why the reason for getting this mail
 */
record Letter(
    String heading,
    String greeting,
    List<String> lead,
    About about,
    List<String> next,
    Button button,
    String code,
    String codeUrl,
    Call call,
    String reference,
    String why) {

  /**
   * The event.
   *
   * @param titleLanguage BCP 47, the language that the title is in
   * @param titleNote says that the title is missing in the person's language; null if it is not
   * @param place in lines
   */
  record About(
      String title, String titleLanguage, String titleNote, String when, List<String> place) {}

  record Button(String label, String url) {}
}
