-- Which content each file had when a version was published, by the ids of files: a roll back shows that one, whatever replaced it since (0.6).
ALTER TABLE "tour_versions" ADD COLUMN "contents" JSONB NOT NULL DEFAULT '{}';
