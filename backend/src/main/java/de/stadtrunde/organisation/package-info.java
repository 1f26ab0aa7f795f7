/** Keeps the directory of institutions (organisation = Einrichtung). */
@ApplicationModule(allowedDependencies = {"shared"})
package de.stadtrunde.organisation;

import org.springframework.modulith.ApplicationModule;
