import type { Scope } from '@belvedere/kernel';
import { accessRouter } from './access/router.ts';
import { accessScopes } from './access/scopes.ts';
import { auditLogRouter } from './audit-log/router.ts';
import { auditLogScopes } from './audit-log/scopes.ts';
import { mailQueued } from './mail/facts.ts';
import { sendMailJob } from './mail/send-mail.ts';
import { mediaUploaded, mediaReady } from './media/facts.ts';
import { mediaJobs } from './media/jobs.ts';
import { mediaRouter } from './media/router.ts';
import { mediaScopes } from './media/scopes.ts';
import { tenancyRouter } from './tenancy/router.ts';
import { tenancyScopes } from './tenancy/scopes.ts';

export { accessErrors } from './access/errors.ts';
export { bootstrapRoles } from './access/bootstrap-roles.ts';
export { createAccess, type Access } from './access/create-access.ts';
export { recordAccess } from './access/record-access.ts';
export { recordOwner } from './access/record-owner.ts';
export { syncPermissions } from './access/sync-permissions.ts';
export { createAuditTrail } from './audit-log/create-audit-trail.ts';
export { verifyChain } from './audit-log/verify-chain.ts';
export type { ChainVerdict } from './audit-log/schemas.ts';
export { queueMail } from './mail/queue-mail.ts';
export { mediaErrors } from './media/errors.ts';
export { mediaReady, mediaUploaded } from './media/facts.ts';
export { holdMedia } from './media/hold-media.ts';
export { importMediaFile, type ImportedFile } from './media/import-media-file.ts';
export type { Media } from './media/media.ts';
export { MEDIA_VARIANTS, mediaAssetKey, mediaPath, type MediaAddress, type MediaVariant } from './media/media-path.ts';
export { openMedia, type OpenedMedia, type OpenMediaCall } from './media/open-media.ts';
export { openSignedMedia } from './media/open-signed-media.ts';
export { receiveChunk, type ChunkCall, type ChunkReceived } from './media/receive-chunk.ts';
export { signMediaUrl } from './media/sign-media-url.ts';
export { uploadStatus, type UploadStatus } from './media/upload-status.ts';
export { chargeQuota } from './tenancy/charge-quota.ts';
export { tenancyErrors } from './tenancy/errors.ts';
export type { QuotaResource } from './tenancy/quotas.ts';
export { refundQuota } from './tenancy/refund-quota.ts';

/** The procedures, as plain records that tRPC's router takes. */
export const platformRouters = {
  tenancy: tenancyRouter,
  access: accessRouter,
  auditLog: auditLogRouter,
  media: mediaRouter,
};

export const platformScopes: readonly Scope[] = [tenancyScopes, accessScopes, auditLogScopes, mediaScopes].flatMap((scopes): Scope[] => Object.values(scopes));
export const platformFacts = { mailQueued, mediaUploaded, mediaReady };
export const platformJobs = [sendMailJob, ...mediaJobs];
