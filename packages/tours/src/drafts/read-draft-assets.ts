import type { Database } from '@belvedere/db';
import { assetsOf } from '../publishing/compile-manifest.ts';
import { loadTourGraph } from '../publishing/table.ts';
import { compileDraft } from './compile-draft.ts';
import type { DraftAddress } from './draft-token.ts';
import { findShownDraft } from './table.ts';

/** What whoever sees a draft may load now, by the names under which a live tour would list it. Compiled, so that it can't differ from what is seen. */
export async function readDraftAssets(database: Database, { tenantId, tourId }: DraftAddress): Promise<ReadonlySet<string>> {
  return database.transaction({ tenantId }, async (tx) => {
    const tour = await findShownDraft({ tx, tenantId }, tourId);
    const manifest = tour && compileDraft(await loadTourGraph({ tx, tenantId }, tour));
    return new Set(manifest ? assetsOf(manifest) : []);
  });
}
