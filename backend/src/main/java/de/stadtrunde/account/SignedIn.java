package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;

/**
 * Somebody with a session.
 *
 * @param passwordTemporary may only choose a password of their own
 */
record SignedIn(CurrentUser user, boolean passwordTemporary) {}
