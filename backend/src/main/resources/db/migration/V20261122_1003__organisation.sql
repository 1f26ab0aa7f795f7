CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  name text NOT NULL,
  -- the name after NFKC, case folding and collapsed spaces: what is compared
  name_key text NOT NULL UNIQUE,
  type text NOT NULL CHECK (type IN ('ADMINISTRATION', 'JOB_AGENCY', 'JOBCENTER', 'WELFARE', 'VOLUNTEERS',
    'ADVISORY_COUNCIL', 'UNIVERSITY', 'CULTURE', 'MIGRANT_ORGANISATION', 'OTHER')),
  created_at timestamptz NOT NULL
);
