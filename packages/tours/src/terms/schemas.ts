import { z } from 'zod';

const TERM_KINDS = ['category', 'tag'] as const;
const kind = z.enum(TERM_KINDS);
const name = z.string().trim().min(1).max(60);

export const listTermsInput = z.strictObject({ kind });
export const createTermInput = z.strictObject({ kind, name });
export const renameTermInput = z.strictObject({ termId: z.uuid(), name });
export const mergeTermsInput = z.strictObject({
  /** The term that goes. */
  termId: z.uuid(),
  /** The term that takes its place, of the same kind. */
  intoTermId: z.uuid(),
});
export const removeTermInput = z.strictObject({ termId: z.uuid() });

export const termView = z
  .object({
    id: z.uuid(),
    kind,
    name: z.string(),
    /** Tours that carry it, without removed ones. */
    tours: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'TermView' });

export const termList = z.object({ items: z.array(termView) }).meta({ id: 'TermList' });

/** `changed`: tours that were changed, removed ones too. */
export const changedTerm = z.object({ term: termView, changed: z.int() }).meta({ id: 'ChangedTerm' });
export const removedTerm = z.object({ id: z.uuid(), changed: z.int() }).meta({ id: 'RemovedTerm' });

export type TermKind = (typeof TERM_KINDS)[number];
export type TermView = z.infer<typeof termView>;
export type ChangedTerm = z.infer<typeof changedTerm>;
export type RemovedTerm = z.infer<typeof removedTerm>;
