/** Remembers who at the desk saw or changed what (audit = Protokoll). */
@ApplicationModule(allowedDependencies = {"shared"})
package de.stadtrunde.audit;

import org.springframework.modulith.ApplicationModule;
