import type { Loop, Schedule, Scope } from '@belvedere/kernel';
import { accessErrors } from './access/errors.ts';
import { forgetAccessLogs } from './access/forget-access-logs.ts';
import { accessRouter } from './access/router.ts';
import { accessScopes } from './access/scopes.ts';
import { archiveTrails } from './audit-log/archive/archive-trails.ts';
import { checkpointTrails } from './audit-log/checkpoints/checkpoint-trails.ts';
import { sendDigests } from './analytics/digests/send-digests.ts';
import { analyticsErrors } from './analytics/errors.ts';
import { keepHitPartitions } from './analytics/hits/keep-hit-partitions.ts';
import { refreshHours, refreshRollups } from './analytics/rollups/refresh-rollups.ts';
import { analyticsRouter } from './analytics/router.ts';
import { analyticsScopes } from './analytics/scopes.ts';
import { endIdleVisits } from './analytics/visits/end-idle-visits.ts';
import { auditLogRouter } from './audit-log/router.ts';
import { auditLogScopes } from './audit-log/scopes.ts';
import { identityErrors } from './identity/errors.ts';
import { addressVerified, linkRequested, userRemoved } from './identity/facts.ts';
import { complianceErrors } from './compliance/errors.ts';
import { exportRequested, personErased, requestVerified } from './compliance/facts.ts';
import { purgeRemovedTenants } from './compliance/purge/purge-removed-tenants.ts';
import { replaySchedule } from './compliance/erasure/replay-erasures.ts';
import { workPlatformRequests, workRequestJob, workRequests } from './compliance/requests/work-requests.ts';
import { applyRetention } from './compliance/retention/apply-retention.ts';
import { complianceRouter } from './compliance/router.ts';
import { complianceScopes } from './compliance/scopes.ts';
import { identityRouter } from './identity/router.ts';
import { sendLinkJob } from './identity/send-link.ts';
import { sweepIdentity } from './identity/sweep-identity.ts';
import { integrationsErrors } from './integrations/errors.ts';
import { integrationsRouter } from './integrations/router.ts';
import { integrationsScopes } from './integrations/scopes.ts';
import { keysErrors } from './keys/errors.ts';
import { keysRouter } from './keys/router.ts';
import { keysScopes } from './keys/scopes.ts';
import { keepUsagePartitions } from './keys/usage/keep-usage-partitions.ts';
import { warnOfEndingKeys } from './keys/warn-of-ending-keys.ts';
import { mailQueued } from './mail/facts.ts';
import { sendMailJob } from './mail/send-mail.ts';
import { mediaErrors } from './media/errors.ts';
import { mediaChanged, mediaFetchWanted, mediaPurged, mediaReady, mediaUploaded } from './media/facts.ts';
import { mediaJobs } from './media/jobs.ts';
import { mediaRouter } from './media/router.ts';
import { mediaScopes } from './media/scopes.ts';
import { deliverNoticeJob } from './notifications/deliver-notice.ts';
import { notificationRaised, noticeRaised } from './notifications/facts.ts';
import { sweepMedia } from './media/sweep-media.ts';
import { operationsErrors } from './operations/errors.ts';
import { operationsRouter } from './operations/router.ts';
import { recoveryErrors } from './recovery/errors.ts';
import { recoveryRouter } from './recovery/router.ts';
import { alertOfSecurityEvent } from './security/alert-of-security-event.ts';
import { securityErrors } from './security/errors.ts';
import { securityEventRecorded } from './security/facts.ts';
import { securityRouter } from './security/router.ts';
import { securityScopes } from './security/scopes.ts';
import { notificationsErrors } from './notifications/errors.ts';
import { notificationsRouter } from './notifications/router.ts';
import { sendDueNotices } from './notifications/send-due.ts';
import { tenancyErrors } from './tenancy/errors.ts';
import { tenantRemoved } from './tenancy/removal/facts.ts';
import { tellRemovalJob } from './tenancy/removal/tell-removal.ts';
import { tenancyRouter } from './tenancy/router.ts';
import { tenancyScopes } from './tenancy/scopes.ts';
import { webhooksErrors } from './webhooks/errors.ts';
import { webhookTested } from './webhooks/facts.ts';
import { webhooksRouter } from './webhooks/router.ts';
import { webhooksScopes } from './webhooks/scopes.ts';
import { sendWebhooks } from './webhooks/create-sender.ts';
import { whiteLabelErrors } from './white-label/errors.ts';
import { recheckDomains } from './white-label/recheck-domains.ts';
import { whiteLabelRouter } from './white-label/router.ts';
import { whiteLabelScopes } from './white-label/scopes.ts';

export { releaseAttempts, rememberSubject, isSubjectKnown, reserveAttempt, type Gate } from './attempts/table.ts';
export { tourGates } from './attempts/gates.ts';
export { hashPassword, verifyPassword } from './identity/hash-password.ts';
export { createHitRecorder, type HitRecorder } from './analytics/hits/create-hit-recorder.ts';
export { hitBatch, visitorDecision } from './analytics/hits/hit-types.ts';
export type { HitTour } from './analytics/hits/judge-hits.ts';
export type { HitFollower } from './analytics/hits/record-statements.ts';
export { receiveHits } from './analytics/hits/receive-hits.ts';
export { openGeography } from './analytics/visits/open-geography.ts';
export { bootstrapRoles } from './access/bootstrap-roles.ts';
export { createAccess, type Access } from './access/create-access.ts';
export { type ThingDeclaration, type ThingPart, type ThingType } from './access/things/thing-type.ts';
export type { AttributeValue } from './access/policies/predicate.ts';
export { findReadable } from './access/things/find-readable.ts';
export { mayReadThing } from './access/things/may-read-thing.ts';
export { visibleThings } from './access/things/visible-things.ts';
export { recordAccess } from './access/record-access.ts';
export { ownerOf } from './access/owner-of.ts';
export { forgetOwner } from './access/forget-owner.ts';
export { recordOwner } from './access/record-owner.ts';
export { syncPermissions } from './access/sync-permissions.ts';
export { recordSecurityEvent } from './audit-log/record-security-event.ts';
export { createAuditTrail } from './audit-log/create-audit-trail.ts';
export { streamExport } from './audit-log/export-trail.ts';
export { verifyChain } from './audit-log/verify-chain.ts';
export type { ChainVerdict } from './audit-log/schemas.ts';
export { decideAsVisitor, offerConsent } from './compliance/consent/visitors-consent.ts';
export { hasConsent } from './compliance/consent/has-consent.ts';
export { LEDGER_FOLDER } from './compliance/erasure/ledger.ts';
export { replaySchedule as replayErasures } from './compliance/erasure/replay-erasures.ts';
export { openExport } from './compliance/exports/open-export.ts';
export { personErased } from './compliance/facts.ts';
export type { HoldView } from './compliance/holds/schemas.ts';
export type { Limits as LimitsView } from './compliance/limits/table.ts';
export type { RequestStatus, RequestType } from './compliance/requests/request.ts';
export type { AskedView, RequestView } from './compliance/requests/schemas.ts';
export { isLimited } from './compliance/limits/is-limited.ts';
export { dataKeyOf, findDataKey } from './data-keys/data-key-of.ts';
export { destroyDataKey } from './data-keys/destroy-data-key.ts';
export { rewrapDataKeys } from './data-keys/rewrap-data-keys.ts';
export { openFor, sealFor } from './data-keys/seal-for.ts';
export type { KeyOwner } from './data-keys/table.ts';
export { API_KEY_PATTERN, authenticate, type Authenticated, type Credentials } from './identity/authenticate.ts';
export { recordUserMetric } from './identity/account/record-user-metric.ts';
export { addressVerified, userRemoved } from './identity/facts.ts';
export { TOKEN_PATTERN } from './identity/tokens/tokens.ts';
export { reportKeyInAddress } from './keys/report-key-in-address.ts';
export { createUsageRecorder } from './keys/usage/create-usage-recorder.ts';
export { mailToken, TOKEN_MARK } from './mail/mail-token.ts';
export { queueLetter, queueLinkLetter, queueMail } from './mail/queue-mail.ts';
export { mediaErrors } from './media/errors.ts';
export { mediaChanged, mediaPurged, mediaReady, mediaUploaded } from './media/facts.ts';
export { holdMedia } from './media/hold-media.ts';
export { keepFormerContent } from './media/keep-former-content.ts';
export { findHolders } from './media/table.ts';
export { importMediaFile, type ImportedFile } from './media/import-media-file.ts';
export { contentIdOf, LENS_FOV, USUAL_LENS_FOV, type Media, type MediaProjection, type StereoMode } from './media/media.ts';
export { posterSecond } from './media/poster-second.ts';
export { CUBE_GRIDS, CUBE_LAYOUTS, layoutOf, type CubeLayout } from './media/layout-of.ts';
export type { MediaDetails } from './media/details.ts';
export { contrast, isDark, LEGIBLE } from './white-label/contrast.ts';
export { PAGE_COLORS } from './white-label/low-contrast.ts';
export { canonicalHost, originAt } from './white-label/domain.ts';
export { findSite, type BrandedSite } from './white-label/find-site.ts';
export { findSiteOrigin } from './white-label/find-site-origin.ts';
export { readSiteOrigin } from './white-label/read-site-origin.ts';
export { avatarsOf } from './tenancy/avatar/avatars-of.ts';
export { tenancyMediaUser } from './tenancy/avatar/media-user.ts';
export { whiteLabelMediaUser } from './white-label/media-user.ts';
export { defineMediaUser, mediaUsers, type MediaUse, type MediaUser, type UsedFile } from './media/media-user.ts';
export { MEDIA_VARIANTS, mediaAssetKey, mediaPath, type MediaAddress, type MediaVariant } from './media/media-path.ts';
export { openMedia, type OpenedMedia, type OpenMediaCall } from './media/open-media.ts';
export { receiveChunk, type ChunkCall, type ChunkReceived } from './media/receive-chunk.ts';
export { signMediaUrl } from './media/sign-media-url.ts';
export { uploadStatus, type UploadStatus } from './media/upload-status.ts';
export type { PreferencesView, SubscriptionView } from './notifications/schemas.ts';
export { notify, type NoticeDraft } from './notifications/notify.ts';
export { defineTopic, type Topic } from './notifications/topics.ts';
export { createWebhooksJob } from './webhooks/create-webhooks-job.ts';
export { createApiKeyFor, type KeyFor } from './operator/create-api-key-for.ts';
export { createTenantFor } from './operator/create-tenant-for.ts';
export { createUser, type NewUser } from './operator/create-user.ts';
export { purgeTenantNow } from './operator/purge-tenant-now.ts';
export { removeTenantFor, restoreTenantFor } from './operator/remove-tenant-for.ts';
export { resetUserPassword } from './operator/reset-user-password.ts';
export { chargeQuota } from './tenancy/quotas/charge-quota.ts';
export { platformQuotaCounters } from './quota-counters.ts';
export type { QuotaCounter, QuotaResource } from './tenancy/quotas/quotas.ts';
export { reconcileQuotas } from './tenancy/quotas/reconcile-quotas.ts';
export { refundQuota } from './tenancy/quotas/refund-quota.ts';
export { findRemovalBySlug, listTenantRows, type TenantRow } from './tenancy/removal/table.ts';
export { TENANTS_CHANNEL } from './tenancy/removal/tenants-channel.ts';
export { readLegal, type Legal } from './tenancy/read-legal.ts';
export { findPublicTenant, type PublicTenant } from './tenancy/table.ts';
export { knowVisited, visitedTenant, visitedTenantName } from './tenancy/visited-tenant.ts';
export { waysOf } from './tenancy/ways-of.ts';
export { trashDaysOf } from './tenancy/trash-days-of.ts';

/** Named, not inferred: each declaration that speaks of all procedures would write all of them out. */
type PlatformRouters = {
  identity: typeof identityRouter;
  tenancy: typeof tenancyRouter;
  access: typeof accessRouter;
  keys: typeof keysRouter;
  auditLog: typeof auditLogRouter;
  security: typeof securityRouter;
  media: typeof mediaRouter;
  operations: typeof operationsRouter;
  recovery: typeof recoveryRouter;
  compliance: typeof complianceRouter;
  notifications: typeof notificationsRouter;
  integrations: typeof integrationsRouter;
  webhooks: typeof webhooksRouter;
  whiteLabel: typeof whiteLabelRouter;
  analytics: typeof analyticsRouter;
};

/** The procedures, as plain records that tRPC's router takes. */
export const platformRouters: PlatformRouters = {
  identity: identityRouter,
  tenancy: tenancyRouter,
  access: accessRouter,
  keys: keysRouter,
  auditLog: auditLogRouter,
  security: securityRouter,
  media: mediaRouter,
  operations: operationsRouter,
  recovery: recoveryRouter,
  compliance: complianceRouter,
  notifications: notificationsRouter,
  integrations: integrationsRouter,
  webhooks: webhooksRouter,
  whiteLabel: whiteLabelRouter,
  analytics: analyticsRouter,
};

export const platformScopes: readonly Scope[] = [
  tenancyScopes,
  accessScopes,
  keysScopes,
  auditLogScopes,
  securityScopes,
  mediaScopes,
  complianceScopes,
  integrationsScopes,
  webhooksScopes,
  whiteLabelScopes,
  analyticsScopes,
].flatMap((scopes): Scope[] => Object.values(scopes));
export const platformFacts = {
  mailQueued,
  noticeRaised,
  notificationRaised,
  webhookTested,
  linkRequested,
  addressVerified,
  userRemoved,
  mediaUploaded,
  mediaReady,
  mediaChanged,
  mediaFetchWanted,
  mediaPurged,
  securityEventRecorded,
  personErased,
  requestVerified,
  exportRequested,
  tenantRemoved,
};
export const platformJobs = [
  sendMailJob,
  sendLinkJob,
  deliverNoticeJob,
  alertOfSecurityEvent,
  ...mediaJobs,
  workRequestJob,
  tellRemovalJob,
];
/** What the clock begins. */
export const platformSchedules: readonly Schedule[] = [
  sweepIdentity,
  sweepMedia,
  warnOfEndingKeys,
  keepUsagePartitions,
  checkpointTrails,
  archiveTrails,
  forgetAccessLogs,
  replaySchedule,
  workPlatformRequests,
  workRequests,
  applyRetention,
  purgeRemovedTenants,
  sendDueNotices,
  recheckDomains,
  keepHitPartitions,
  endIdleVisits,
  refreshRollups,
  refreshHours,
  sendDigests,
];
/** What goes on while a worker lives. */
export const platformLoops: readonly Loop[] = [sendWebhooks];
export const platformErrors = {
  identity: identityErrors,
  tenancy: tenancyErrors,
  access: accessErrors,
  keys: keysErrors,
  security: securityErrors,
  media: mediaErrors,
  operations: operationsErrors,
  recovery: recoveryErrors,
  compliance: complianceErrors,
  notifications: notificationsErrors,
  integrations: integrationsErrors,
  webhooks: webhooksErrors,
  analytics: analyticsErrors,
  whiteLabel: whiteLabelErrors,
};
