// One chunk for all reports: each page that is loaded by itself costs the start of the editor a line of addresses (size-budget.json).
export { FunnelPage } from './funnel-page.tsx';
export { HeatmapPage } from './heatmap-page.tsx';
export { HotspotsPage } from './hotspots-page.tsx';
export { LivePage } from './live-page.tsx';
export { OverviewPage } from './overview-page.tsx';
export { PathsPage } from './paths-page.tsx';
export { RefusalsPage } from './refusals-page.tsx';
export { ReportsFrame } from './reports-frame.tsx';
export { SavedPage } from './saved-page.tsx';
export { ScenesPage } from './scenes-page.tsx';
export { TourReportsFrame } from './tour-reports-frame.tsx';
export { ToursPage } from './tours-page.tsx';
export { VisitorsPage } from './visitors-page.tsx';
