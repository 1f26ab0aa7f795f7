-- A draft may still lack its times; what the public sees may not.
ALTER TABLE event ALTER COLUMN starts_at DROP NOT NULL;
ALTER TABLE event ALTER COLUMN ends_at DROP NOT NULL;
ALTER TABLE event ADD CONSTRAINT event_times_once_shown
  CHECK (publication = 'DRAFT' OR (starts_at IS NOT NULL AND ends_at IS NOT NULL));
