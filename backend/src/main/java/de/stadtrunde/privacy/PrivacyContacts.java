package de.stadtrunde.privacy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to ask about privacy beside the operator; left out where empty.
 *
 * @param privacyOfficer name and how to reach (GDPR, Art. 37)
 * @param privacyAuthority where to complain (GDPR, Art. 77)
 */
@ConfigurationProperties("stadtrunde.operator")
record PrivacyContacts(
    @DefaultValue("") String privacyOfficer, @DefaultValue("") String privacyAuthority) {}
