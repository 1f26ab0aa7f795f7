CREATE TABLE programme (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE,
  -- {"de": {"title", "summary", "description"}}; description is Markdown
  texts jsonb NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE project (
  id uuid PRIMARY KEY,
  programme uuid NOT NULL REFERENCES programme ON DELETE CASCADE,
  slug text NOT NULL,
  position int NOT NULL,
  -- {"de": {"title", "period", "description"}}; description is Markdown
  texts jsonb NOT NULL,
  UNIQUE (programme, slug)
);

-- Who carries a project (Träger): a directory entry, or a name from elsewhere in the country.
CREATE TABLE project_bearer (
  project uuid NOT NULL REFERENCES project ON DELETE CASCADE,
  position int NOT NULL,
  organisation uuid REFERENCES organisation,
  name text,
  PRIMARY KEY (project, position),
  CHECK ((organisation IS NULL) <> (name IS NULL))
);

CREATE TABLE event (
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  slug text NOT NULL UNIQUE,
  programme uuid REFERENCES programme,
  publication text NOT NULL CHECK (publication IN ('DRAFT', 'PUBLISHED', 'UNLISTED')),
  state text NOT NULL CHECK (state IN ('SCHEDULED', 'POSTPONED', 'CANCELLED')),
  state_reason text,
  -- {"de": {"title", "summary", "description", "venueNotes", "accessibility", "houseRules", "agenda"}}
  texts jsonb NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  zone text NOT NULL,
  registration_opens timestamptz,
  registration_closes timestamptz,
  approval boolean NOT NULL,
  hold_minutes int NOT NULL CHECK (hold_minutes BETWEEN 1 AND 2880),
  lobby boolean NOT NULL,
  venue_name text,
  venue_address text,
  venue_capacity int CHECK (venue_capacity > 0),
  contact_name text,
  contact_telephone text,
  contact_email text,
  video_url text,
  -- SEQUENCE of RFC 5545: rises with every change of time, place or state
  sequence int NOT NULL DEFAULT 0,
  -- the latest place given: the next one is later, whatever the clocks of the instances say
  last_received timestamptz NOT NULL DEFAULT 'epoch',
  created_at timestamptz NOT NULL,
  CHECK (ends_at > starts_at),
  CHECK (registration_closes <= ends_at)
);
CREATE INDEX event_starts_at ON event (starts_at) WHERE publication = 'PUBLISHED';

CREATE TABLE contingent (
  id uuid PRIMARY KEY,
  event uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  name text NOT NULL,
  participation text NOT NULL CHECK (participation IN ('ONSITE', 'DIGITAL')),
  audience text NOT NULL CHECK (audience IN ('PUBLIC', 'INSTITUTIONS', 'ORGANISATION')),
  organisation uuid REFERENCES organisation,
  capacity int NOT NULL CHECK (capacity >= 0),
  max_per_organisation int CHECK (max_per_organisation > 0),
  names_due timestamptz,
  -- the counters that every seating transaction moves; the CHECK below is the last word
  held int NOT NULL DEFAULT 0 CHECK (held >= 0),
  offered int NOT NULL DEFAULT 0 CHECK (offered >= 0),
  taken int NOT NULL DEFAULT 0 CHECK (taken >= 0),
  UNIQUE (event, name),
  UNIQUE NULLS NOT DISTINCT (event, audience, participation, organisation),
  CHECK ((audience = 'ORGANISATION') = (organisation IS NOT NULL)),
  CONSTRAINT contingent_never_oversold CHECK (held + offered + taken <= capacity)
);

CREATE TABLE event_question (
  event uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  key text NOT NULL,
  position int NOT NULL,
  type text NOT NULL CHECK (type IN ('TEXT', 'CHOICE', 'CHOICES', 'YES_NO', 'NUMBER')),
  required boolean NOT NULL,
  label jsonb NOT NULL,
  -- [{"value", "label": {"de": …}}]
  choices jsonb NOT NULL,
  -- {"question", "answer"}: asked only when that question got that answer
  depends_on jsonb,
  PRIMARY KEY (event, key)
);

-- Documents to download, as links within the site or to the city's own pages.
CREATE TABLE event_document (
  event uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  position int NOT NULL,
  title jsonb NOT NULL,
  url text NOT NULL,
  PRIMARY KEY (event, position)
);

-- The events that are a member of staff's own.
CREATE TABLE event_staff (
  event uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  account uuid NOT NULL REFERENCES staff_account ON DELETE CASCADE,
  PRIMARY KEY (event, account)
);
