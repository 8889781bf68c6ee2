-- What a translation of an event was made of, so that it is known when the event says something else since. Older ones don't say.
ALTER TABLE "event_translations" ADD COLUMN "source_hash" TEXT;
