-- In a transaction of its own, so that nobody waits while rows are looked through.
ALTER TABLE "scenes" VALIDATE CONSTRAINT "scenes_place";
