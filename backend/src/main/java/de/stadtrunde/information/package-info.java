/** Says who runs the pages and how everybody can take part (information = Pflichtangaben). */
@ApplicationModule(allowedDependencies = {"shared", "mail", "registration"})
package de.stadtrunde.information;

import org.springframework.modulith.ApplicationModule;
