CREATE TABLE registration (
  id uuid PRIMARY KEY,
  event uuid NOT NULL REFERENCES event,
  reference text NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('CITIZEN', 'INSTITUTION')),
  participation text NOT NULL CHECK (participation IN ('ONSITE', 'DIGITAL')),
  status text NOT NULL CHECK (status IN ('UNCONFIRMED', 'PENDING_APPROVAL', 'CONFIRMED', 'WAITLISTED', 'OFFERED',
    'CANCELLED', 'REJECTED', 'EXPIRED')),
  seat text NOT NULL CHECK (seat IN ('HELD', 'OFFERED', 'TAKEN', 'NONE')),
  -- when a hold or an offer ends; null for one that does not
  seat_until timestamptz,
  contingent uuid NOT NULL REFERENCES contingent,
  -- place = order of (received, id)
  received timestamptz NOT NULL,
  people int NOT NULL CHECK (people > 0),
  -- unconfirmed registrations expire then
  confirm_until timestamptz,
  confirmed_at timestamptz,
  missed_offers int NOT NULL DEFAULT 0,
  -- the organiser lets others pass a head that does not fit
  skipped boolean NOT NULL DEFAULT false,
  contact_name text,
  contact_email text,
  language text NOT NULL,
  organisation uuid REFERENCES organisation,
  organisation_name text,
  organisation_key text,
  organisation_type text,
  answers jsonb,
  consents jsonb,
  -- the registration whose people these were added to
  grown_from uuid REFERENCES registration,
  ended_at timestamptz,
  -- who and why, final states only: person, staff, event, expiry, offers-missed
  ended_by text,
  ended_reason text,
  CHECK ((seat = 'TAKEN') = (status = 'CONFIRMED')),
  CHECK ((seat = 'OFFERED') = (status = 'OFFERED')),
  CHECK (seat <> 'HELD' OR status IN ('UNCONFIRMED', 'PENDING_APPROVAL'))
);
CREATE INDEX registration_place ON registration (event, received, id);
-- the waiting list and what may expire: few rows of many
CREATE INDEX registration_waiting ON registration (contingent, received, id)
  WHERE seat = 'NONE' AND status IN ('UNCONFIRMED', 'PENDING_APPROVAL', 'WAITLISTED') AND NOT skipped;
CREATE INDEX registration_lapsing ON registration (event, seat_until) WHERE seat IN ('HELD', 'OFFERED');
CREATE INDEX registration_unconfirmed ON registration (event, confirm_until) WHERE status = 'UNCONFIRMED';
CREATE INDEX registration_organisation ON registration (event, organisation_key)
  WHERE organisation_key IS NOT NULL;
CREATE INDEX registration_email ON registration (event, lower(contact_email));

CREATE TABLE attendee (
  id uuid PRIMARY KEY,
  registration uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
  position int NOT NULL,
  name text,
  email text,
  language text,
  function text,
  child boolean NOT NULL,
  UNIQUE (registration, position)
);

-- Needs are treated like special categories of data: apart, encrypted (AES-256-GCM), erased early.
CREATE TABLE attendee_need (
  attendee uuid PRIMARY KEY REFERENCES attendee ON DELETE CASCADE,
  needs bytea NOT NULL
);

-- Links and codes of mails. Only hashes: SHA-256 of the token, HMAC of the code.
CREATE TABLE access_token (
  hash bytea PRIMARY KEY,
  code bytea UNIQUE,
  registration uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
  -- a delegate's own link; null for the contact
  attendee uuid REFERENCES attendee ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX access_token_registration ON access_token (registration);

-- The registration cookie: opened by a link or code, ends after 60 minutes without use.
CREATE TABLE access_session (
  hash bytea PRIMARY KEY,
  registration uuid NOT NULL REFERENCES registration ON DELETE CASCADE,
  attendee uuid REFERENCES attendee ON DELETE CASCADE,
  last_used_at timestamptz NOT NULL
);
CREATE INDEX access_session_registration ON access_session (registration);

CREATE TABLE idempotency_key (
  event uuid NOT NULL REFERENCES event,
  key text NOT NULL,
  request bytea NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (event, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
