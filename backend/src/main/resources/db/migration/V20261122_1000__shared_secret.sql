-- Keys of this installation that every instance must share, made at first use (32 random bytes).
CREATE TABLE secret (
  name text PRIMARY KEY,
  value bytea NOT NULL
);
