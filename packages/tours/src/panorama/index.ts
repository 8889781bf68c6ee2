/**
 * The panorama tiler. The picture is inspected (inspect-source.ts), decoded row by row to a nameless temporary file
 * (decode-source.ts), rendered tile by tile in worker threads that read only the part of the source that a tile shows
 * (render-tree.ts, create-renderer.ts, loops.wat), and encoded and stored from the main thread (cut-faces.ts). So memory depends
 * on the size of a tile and the number of threads, hardly on the size of the picture; the temporary file takes three bytes a pixel.
 */
export { panoramaErrors } from './errors.ts';
export { tileEyes } from './tile-eyes.ts';
export type { Source, SourceFormat, SourceShape, SpherePlace } from './inspect-source.ts';
export { tilePanorama, type TiledPanorama, type TilePanoramaOptions, type TileProgress, type TileSink } from './tile-panorama.ts';
export { cropSphere } from './assemble/crop-sphere.ts';
export { writePart } from './assemble/write-part.ts';
export { assemblePanorama, MAX_ASSEMBLED_FACE, type PanoramaParts } from './assemble/assemble-panorama.ts';
