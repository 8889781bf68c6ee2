export * from './hotspot.ts';
export * from './localize-tour.ts';
export * from './manifest.ts';
export * from './panorama.ts';
export * from './projection.ts';
export * from './rich-text.ts';
