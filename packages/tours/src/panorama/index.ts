export { panoramaErrors } from './errors.ts';
export type { Source, SourceFormat } from './inspect-source.ts';
export { tilePanorama, type TiledPanorama, type TilePanoramaOptions, type TileProgress, type TileSink } from './tile-panorama.ts';
