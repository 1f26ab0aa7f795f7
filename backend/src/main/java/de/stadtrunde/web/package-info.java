/** Answers the browser: language, headers, limits, error pages, hashed assets. */
@ApplicationModule(allowedDependencies = {"shared"})
package de.stadtrunde.web;

import org.springframework.modulith.ApplicationModule;
