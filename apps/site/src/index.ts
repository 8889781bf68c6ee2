export { brandParts, type BrandParts } from './brand-parts.tsx';
export { brandStyle } from './brand-style.ts';
export { notHerePage } from './not-here-page.tsx';
export { createPageCache, type PageCache } from './page-cache.ts';
export { domainPaths, platformPaths, sitePath } from './site-paths.ts';
export type { NamedTour, PageKind, SitePorts, VenueTour } from './site-ports.ts';
export { tourPage } from './tours/tour-page.tsx';
export { xmlText } from './xml-text.ts';
export { domainSite, platformSite } from './site-routes.ts';
