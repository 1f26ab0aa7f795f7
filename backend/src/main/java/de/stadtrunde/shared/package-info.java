/** The few words every module speaks: problems, people at the desk, tokens, texts, times. */
@ApplicationModule(allowedDependencies = {})
package de.stadtrunde.shared;

import org.springframework.modulith.ApplicationModule;
