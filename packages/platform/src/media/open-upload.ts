import { fail, newId, runInTransaction, type Actor, type Context, type Services } from '@belvedere/kernel';
import { mediaErrors } from './errors.ts';
import { tenantOfUpload } from './upload-token.ts';

const UPLOADER: Actor = { type: 'system', name: 'media.upload' };

export interface UploadCall {
  services: Services;
  mediaId: string;
  token: string;
  requestId?: string;
}

/** Who may do what to an upload stands in its token. One answer for a bad token and for a file that is not there. */
export async function openUpload({ services, mediaId, token, requestId }: UploadCall) {
  const named = tenantOfUpload(services, mediaId, token) ?? fail(mediaErrors.not_found);
  // A token outlives the suspension of its tenant.
  const tenantId = (await services.access.resolveTenant(UPLOADER, named)) ?? fail(mediaErrors.not_found);
  const request = { id: requestId ?? newId(), ip: '', userAgent: null };
  const origin = { services, actor: UPLOADER, request, setHeader: () => {} };
  const transaction = <T>(work: (ctx: Context) => Promise<T>) => runInTransaction(origin, { tenantId, scopes: new Set() }, work);
  return { tenantId, transaction };
}
