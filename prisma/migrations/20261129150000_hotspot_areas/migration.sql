-- What of the picture a hotspot is about: corners in order round it, each { yaw, pitch } in degrees.
ALTER TABLE "hotspots" ADD COLUMN "area" JSONB;
