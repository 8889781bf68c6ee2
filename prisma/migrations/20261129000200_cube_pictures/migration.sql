-- How a picture holds the six faces of a cube.
ALTER TABLE "media_files" ADD COLUMN "cube_layout" TEXT;
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_cube_layout"
  CHECK ("cube_layout" IN ('cross-horizontal', 'cross-vertical', 'strip-horizontal', 'strip-vertical', 'pack')) NOT VALID;
