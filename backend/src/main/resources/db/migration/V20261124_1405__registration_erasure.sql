-- Which registrations were erased on request, so that a restored backup forgets them again. Names nobody.
CREATE TABLE erasure (
  subject uuid PRIMARY KEY,
  at timestamptz NOT NULL
);
