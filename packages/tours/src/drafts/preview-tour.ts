import { HOUR, type Call } from '@belvedere/kernel';
import type { z } from 'zod';
import { manifestBelow } from '../publishing/manifest-below.ts';
import { loadTourGraph } from '../publishing/table.ts';
import type { previewView } from '../tours/schemas.ts';
import { findTour } from '../tours/table.ts';
import { compileDraft } from './compile-draft.ts';
import { draftPath } from './draft-path.ts';
import { signDraft } from './draft-token.ts';

/** Addresses of a draft last for two to three hours: they are the same for an hour, so that browsers find what they have loaded. */
const HOURS = 3;

/** The draft as visitors would see it, for whoever may read it. */
export async function previewTour({ ctx, input }: Call<{ id: string }>): Promise<z.input<typeof previewView>> {
  const { publicUrl, signingKey } = ctx.services;
  const manifest = compileDraft(await loadTourGraph(ctx, await findTour(ctx, input)));
  const expiresAt = new Date((Math.floor(ctx.now.getTime() / HOUR) + HOURS) * HOUR);
  const token = signDraft(signingKey, { tenantId: ctx.tenantId, tourId: input.id }, expiresAt);
  // With the origin: the page that shows it may be a partner's.
  return { manifest: manifest && manifestBelow(manifest, publicUrl + draftPath(token)), expiresAt };
}
