-- A picture of two lenses, and how many degrees each of them spans. The set only grows, so that no row can break it.
ALTER TABLE "media_files" ADD COLUMN "lens_fov" DOUBLE PRECISION;
ALTER TABLE "media_files" DROP CONSTRAINT "media_files_projection";
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_projection"
  CHECK ("projection" IN ('flat', 'equirectangular', 'cubemap', 'dual-fisheye')) NOT VALID;
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_lens_fov" CHECK ("lens_fov" BETWEEN 185 AND 240) NOT VALID;
