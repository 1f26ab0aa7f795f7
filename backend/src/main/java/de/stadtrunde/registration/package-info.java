/** Signs people up and gives each seat once (registration = Anmeldung). */
@ApplicationModule(allowedDependencies = {"shared", "event", "organisation", "mail"})
package de.stadtrunde.registration;

import org.springframework.modulith.ApplicationModule;
