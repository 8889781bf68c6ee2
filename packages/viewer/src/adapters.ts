// Tours of other viewers as this one shows them, where they lie: pure functions, no request.
export type { Adapted, AdapterOptions, AdapterRemark } from './adapters/create-draft.ts';
export { fromMarzipano, type MarzipanoData } from './adapters/from-marzipano.ts';
export { fromPannellum, type PannellumConfig } from './adapters/from-pannellum.ts';
export { fromPhotoSphereViewer, type PhotoSphereViewerConfig } from './adapters/from-photo-sphere-viewer.ts';
