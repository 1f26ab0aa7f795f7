CREATE TABLE staff_account (
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('ADMINISTRATOR', 'ORGANISER', 'MODERATOR', 'HELPER', 'DATA_PROTECTION')),
  password_hash text NOT NULL,
  -- a one-time password opens nothing but the page that changes it
  password_temporary boolean NOT NULL,
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX staff_account_email ON staff_account (lower(email));

CREATE TABLE staff_session (
  hash bytea PRIMARY KEY,
  account uuid NOT NULL REFERENCES staff_account ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL
);
CREATE INDEX staff_session_account ON staff_session (account);
