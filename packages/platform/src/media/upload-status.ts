import { lockUpload } from './claim-upload.ts';
import { openUpload, type UploadCall } from './open-upload.ts';

export interface UploadStatus {
  /** Upload-Offset */
  offset: number;
  /** Upload-Length */
  size: number;
  /** Upload-Expires */
  expiresAt: Date | null;
  done: boolean;
}

/** Where an upload stands, as HEAD of tus 1.0 asks. */
export async function uploadStatus(call: UploadCall): Promise<UploadStatus> {
  const { transaction } = await openUpload(call);
  const { uploadOffset, fileSize, uploadExpiresAt } = await transaction((ctx) => lockUpload(ctx, call.mediaId));
  return { offset: uploadOffset, size: fileSize, expiresAt: uploadExpiresAt, done: uploadOffset === fileSize };
}
