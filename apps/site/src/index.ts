export { brandParts } from './brand-parts.ts';
export { brandStyle } from './brand-style.ts';
export { eventRoutes } from './events/event-routes.ts';
export { legalFooter } from './legal-footer.ts';
export { notHerePage } from './not-here-page.ts';
export { scriptJson } from './script-json.ts';
export type { BrandParts } from './brand-parts.ts';
export type { SitePorts } from './site-ports.ts';
export { toursPage } from './tours-page.ts';
