/** Knows every personal field, why it is kept and until when (privacy = Datenschutz). */
@ApplicationModule(allowedDependencies = {"shared"})
package de.stadtrunde.privacy;

import org.springframework.modulith.ApplicationModule;
