/** Starts PostgreSQL or reaches the configured one, refuses an unsafe one, and migrates it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package de.stadtrunde.database;
