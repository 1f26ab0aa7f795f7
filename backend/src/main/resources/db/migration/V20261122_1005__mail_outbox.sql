CREATE TABLE outbox (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  -- one mail per cause: a second one with the same key is not written
  unique_key text NOT NULL UNIQUE,
  -- recipient and facts are erased once the mail is sent
  recipient text,
  language text NOT NULL,
  subject uuid NOT NULL,
  facts jsonb,
  state text NOT NULL CHECK (state IN ('QUEUED', 'SENT', 'FAILED', 'DROPPED')),
  created_at timestamptz NOT NULL,
  send_after timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  leased_until timestamptz,
  sent_at timestamptz,
  last_error text
);
CREATE INDEX outbox_due ON outbox (send_after) WHERE state = 'QUEUED';
CREATE INDEX outbox_subject ON outbox (subject);

-- The built-in mailbox: mails of the embedded database's evaluation, as sent (RFC 5322), for 7 days.
CREATE TABLE mailbox_mail (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recipient text NOT NULL,
  message bytea NOT NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX mailbox_mail_recipient ON mailbox_mail (lower(recipient), id);
