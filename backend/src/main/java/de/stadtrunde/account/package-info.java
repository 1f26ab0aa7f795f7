/** Lets the city's staff in and knows what each may do (account = Konto). */
@ApplicationModule(allowedDependencies = {"shared", "mail"})
package de.stadtrunde.account;

import org.springframework.modulith.ApplicationModule;
