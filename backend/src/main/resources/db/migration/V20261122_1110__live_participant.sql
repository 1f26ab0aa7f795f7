-- Who has come in: one row for each person and event, whichever device they use.
CREATE TABLE live_participant (
  id uuid PRIMARY KEY,
  event uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  registration uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
  -- a delegate; null for the contact
  attendee uuid REFERENCES attendee ON DELETE CASCADE,
  -- false while the event has a lobby and nobody let them in
  admitted boolean NOT NULL,
  joined_at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (registration, attendee)
);
CREATE INDEX live_participant_event ON live_participant (event);

-- What opens the session to a device. Only the SHA-256; ends with the session.
CREATE TABLE live_bearer (
  hash bytea PRIMARY KEY,
  participant uuid NOT NULL REFERENCES live_participant ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX live_bearer_participant ON live_bearer (participant);
CREATE INDEX live_bearer_expires_at ON live_bearer (expires_at);
