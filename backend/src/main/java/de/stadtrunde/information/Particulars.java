package de.stadtrunde.information;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the law wants to be said of the operator beside {@code shared.Site.Operator}. Empty: left
 * out, and the console says so at the start.
 *
 * @param representative who acts for the operator, for example the mayor
 * @param taxId VAT identification number; not every city has one
 * @param editor who answers for the content, with address
 * @param privacyOfficer name and how to reach (GDPR, Art. 37)
 * @param privacyAuthority where to complain (GDPR, Art. 77)
 * @param accessibilityBody whom to ask when feedback does not help (BITV 2.0, section 7)
 * @param accessibilityChecked day of the last review of the accessibility statement; null: never
 * @param security where weaknesses are reported, a URI (RFC 9116); the operator's mail without one
 * @param signLanguageVideo path of a file on this server, or an address on this site
 */
@ConfigurationProperties("stadtrunde.operator")
record Particulars(
    @DefaultValue("") String representative,
    @DefaultValue("") String taxId,
    @DefaultValue("") String editor,
    @DefaultValue("") String privacyOfficer,
    @DefaultValue("") String privacyAuthority,
    @DefaultValue("") String accessibilityBody,
    LocalDate accessibilityChecked,
    @DefaultValue("") String security,
    @DefaultValue("") String signLanguageVideo) {}
