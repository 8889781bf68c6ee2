-- Where on the earth a scene is, if somebody has said so: two numbers or none, as of a tour.
ALTER TABLE "scenes" ADD COLUMN "latitude" DOUBLE PRECISION;
ALTER TABLE "scenes" ADD COLUMN "longitude" DOUBLE PRECISION;
ALTER TABLE "scenes" ADD CONSTRAINT "scenes_place" CHECK (
  (latitude IS NULL) = (longitude IS NULL) AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180) NOT VALID;
