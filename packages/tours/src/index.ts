export { countTourViews } from './counters/count-tour-views.ts';
export { toursErrors } from './errors.ts';
export {
  countersMended,
  panoramaWanted,
  reviewModerated,
  reviewSubmitted,
  linkCheckWanted,
  tilesUnneeded,
  tourPublished,
  tourPurged,
  tourRated,
  tourShared,
  tourUnpublished,
} from './facts.ts';
export { readDraftToken, type DraftAddress } from './drafts/draft-token.ts';
export { readDraftAssets } from './drafts/read-draft-assets.ts';
export { toursScopes } from './scopes.ts';
export { toursQuotaCounters } from './tours/quota-counters.ts';
export { toursThings } from './things/tours-things.ts';
export { frameAncestors, splitEmbedToken } from './embeds/embed.ts';
export { IMPORT_FORMATS, type ImportFormat } from './exchange/plan.ts';
export { titleOfFile } from './exchange/pictures/plan-pictures.ts';
export { openSource } from './exchange/source/open-source.ts';
export type { TourSource } from './exchange/source/is-of-use.ts';
export { importSource } from './exchange/imports/import-source.ts';
export { receiveImport } from './exchange/imports/receive-import.ts';
export { exportTourJob } from './exchange/exports/export-tour-job.ts';
export { openExport } from './exchange/exports/open-export.ts';
export { verifyArchive, type ArchiveVerdict } from './exchange/archive/verify-archive.ts';
export type { ImportReport } from './exchange/imports/import-report.ts';
export type { HotspotView } from './hotspots/schemas.ts';
export type { SceneView } from './scenes/schemas.ts';
export type { TourView } from './tours/schemas.ts';
export { contentText, panoramaAssetKey } from './publishing/compile-manifest.ts';
export { manifestBelow } from './publishing/manifest-below.ts';
export { PUBLISHED_CHANNEL } from './publishing/table.ts';
export { toursMediaUser } from './media/media-user.ts';
export { publicTenantPath, publicTourPath } from './public/public-tour-path.ts';
export { createGate, type Gate, type Verdict, type Visitor } from './public/create-gate.ts';
export {
  createPublicReader,
  type Guarded,
  type ListedTour,
  type LiveEmbed,
  type LiveTour,
  type PublicAnswer,
  type PublicReader,
} from './public/create-public-reader.ts';
export { LINK_PARAMETER } from './links/link-token.ts';

import type { Schedule } from '@belvedere/kernel';
import { bookmarksRouter } from './bookmarks/router.ts';
import { bulkRouter } from './bulk/router.ts';
import { reconcileCounters } from './counters/reconcile-counters.ts';
import { dropTilesJob } from './panoramas/drop-tiles.ts';
import { tilePanoramaJobs } from './panoramas/tile-panorama-job.ts';
import { embedsRouter } from './embeds/router.ts';
import { sweepExports } from './exchange/exports/export-tour-job.ts';
import { exportsRouter } from './exchange/exports/router.ts';
import { importTourJob, sweepImports } from './exchange/imports/import-tour-job.ts';
import { importsRouter } from './exchange/imports/router.ts';
import { hotspotsRouter } from './hotspots/router.ts';
import { plansRouter } from './plans/router.ts';
import { ratingsRouter } from './ratings/router.ts';
import { linksRouter } from './links/router.ts';
import { passwordsRouter } from './passwords/router.ts';
import { scenesRouter } from './scenes/router.ts';
import { searchRouter } from './search/router.ts';
import { sharesRouter } from './shares/router.ts';
import { stepsRouter } from './steps/router.ts';
import { termsRouter } from './terms/router.ts';
import { purgeRemovedTours } from './tours/purge-removed-tours.ts';
import { toursRouter as root } from './tours/router.ts';
import { runTourSchedules } from './publishing/run-tour-schedules.ts';
import { checkLinksJobs } from './publishing/check-links-jobs.ts';
import { translationsRouter } from './translations/router.ts';
import { versionsRouter } from './versions/router.ts';

export const toursJobs = [...tilePanoramaJobs, dropTilesJob, importTourJob, ...checkLinksJobs()];

/** Named, not inferred: each declaration that speaks of all procedures would write all of them out. */
type ToursRouter = typeof root &
  typeof searchRouter & {
    scenes: typeof scenesRouter;
    hotspots: typeof hotspotsRouter;
    translations: typeof translationsRouter;
    embeds: typeof embedsRouter;
    bookmarks: typeof bookmarksRouter;
    ratings: typeof ratingsRouter;
    shares: typeof sharesRouter;
    passwords: typeof passwordsRouter;
    links: typeof linksRouter;
    plans: typeof plansRouter;
    steps: typeof stepsRouter;
    terms: typeof termsRouter;
    bulk: typeof bulkRouter;
    imports: typeof importsRouter;
    exports: typeof exportsRouter;
    versions: typeof versionsRouter;
  };

/** Mounted at `tours`: the verbs of the tour itself stand at the root, those of its parts in a room each. */
export const toursRouter: ToursRouter = {
  ...root,
  ...searchRouter,
  scenes: scenesRouter,
  hotspots: hotspotsRouter,
  translations: translationsRouter,
  embeds: embedsRouter,
  bookmarks: bookmarksRouter,
  ratings: ratingsRouter,
  shares: sharesRouter,
  passwords: passwordsRouter,
  links: linksRouter,
  plans: plansRouter,
  steps: stepsRouter,
  terms: termsRouter,
  bulk: bulkRouter,
  imports: importsRouter,
  exports: exportsRouter,
  versions: versionsRouter,
};

export const toursSchedules: readonly Schedule[] = [purgeRemovedTours, reconcileCounters, runTourSchedules, sweepExports, sweepImports];
