import type { JobCall } from '@belvedere/kernel';
import { beginProcessing } from './begin-processing.ts';
import { discardParts } from './discard-parts.ts';
import { endAttempt } from './end-attempt.ts';
import { finishProcessing } from './finish-processing.ts';
import { makeForms } from './make-forms.ts';
import type { LogEntry } from './media.ts';
import { MissingProgram, RefusedContent } from './refused-content.ts';
import { reportRefusedUpload } from './report-refused-upload.ts';

const OUR_FAULT = 'The file could not be processed because of a fault on our side. Try again.';

/**
 * Makes an uploaded file fit to be shown. All of it is written under the same keys each time and counts with the last step, so
 * that it may be done twice, at the same time too, or be killed in the middle.
 */
export async function processMedia(call: JobCall<{ mediaId: string }>): Promise<void> {
  const { services, tenantId, attempt, isLastAttempt, transaction } = call;
  const { mediaId } = call.input;
  const media = await transaction((ctx) => beginProcessing(ctx, mediaId));
  if (media?.status === 'ready') return discardParts(services, tenantId, mediaId);
  if (media?.status !== 'processing') return;

  const log: LogEntry[] = [];
  try {
    const made = await makeForms({ call, media, log });
    await transaction((ctx) => finishProcessing(ctx, mediaId, { made, log }));
    await discardParts(services, tenantId, mediaId);
  } catch (error) {
    if (error instanceof RefusedContent) {
      const { verdict, message: failure } = error;
      if (verdict === 'quarantined') await reportRefusedUpload(call, failure);
      return transaction((ctx) => endAttempt(ctx, mediaId, { log, verdict, failure, isHopeless: true }));
    }
    // To try again at once would end in the same; whoever runs the server has to do something first.
    if (error instanceof MissingProgram) {
      services.log.warn({ media_id: mediaId }, 'ffmpeg is missing: film and sound are not converted');
      return transaction((ctx) => endAttempt(ctx, mediaId, { log, verdict: 'failed', failure: error.message }));
    }
    log.push({ at: services.clock.now(), step: 'attempt', ms: 0, message: `Attempt ${attempt} did not succeed.` });
    const end = isLastAttempt ? ({ log, verdict: 'failed', failure: OUR_FAULT } as const) : { log };
    await transaction((ctx) => endAttempt(ctx, mediaId, end));
    throw error;
  }
}
