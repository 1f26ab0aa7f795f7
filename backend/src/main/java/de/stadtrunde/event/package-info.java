/**
 * Describes events and programmes and the contingents that hold their seats (event =
 * Veranstaltung).
 */
@ApplicationModule(allowedDependencies = {"shared", "organisation"})
package de.stadtrunde.event;

import org.springframework.modulith.ApplicationModule;
