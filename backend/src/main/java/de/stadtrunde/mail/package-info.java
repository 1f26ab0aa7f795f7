/**
 * Writes mails down with what causes them and delivers them until somebody has them (outbox =
 * Postausgang).
 */
@ApplicationModule(allowedDependencies = {"shared"})
package de.stadtrunde.mail;

import org.springframework.modulith.ApplicationModule;
