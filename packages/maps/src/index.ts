export { readAtlas, type Atlas } from './atlas.ts';
export { gridOf, gridStep, MAP, panned, placeAt, projectionOf, scaleBar, viewOf, zoomed, type Place, type View } from './map-view.ts';
