package de.stadtrunde.live;

import java.util.UUID;

/**
 * Somebody in a session.
 *
 * @param attendee a delegate; null for the contact of the registration
 * @param admitted false while they wait in the lobby
 */
record LiveParticipant(UUID id, UUID event, UUID registration, UUID attendee, boolean admitted) {}
