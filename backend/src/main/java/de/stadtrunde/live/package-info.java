/** Opens the door to the digital session (live = Sitzung). */
@ApplicationModule(allowedDependencies = {"shared", "event", "registration"})
package de.stadtrunde.live;

import org.springframework.modulith.ApplicationModule;
