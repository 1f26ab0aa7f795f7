/** Starts PostgreSQL or reaches the configured one, refuses an unsafe one, and migrates it. */
@ApplicationModule(allowedDependencies = {})
package de.stadtrunde.database;

import org.springframework.modulith.ApplicationModule;
