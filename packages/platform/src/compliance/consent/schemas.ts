import { z } from 'zod';

/** `analytics`, `marketing` and the like; a tenant names its own. */
const purpose = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);
/** Made and kept by the visitor's browser; only a hash of it is stored. */
const visitKey = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/);

export const consentTextView = z
  .object({
    id: z.uuid(),
    purpose: z.string().max(40),
    version: z.int(),
    language: z.string().max(35),
    text: z.string().max(20_000),
    createdAt: z.date(),
  })
  .meta({ id: 'ConsentTextView' });
export type ConsentTextView = z.input<typeof consentTextView>;

export const createTextInput = z.strictObject({ purpose, language, text: z.string().trim().min(1).max(20_000) });
export type CreateTextInput = z.output<typeof createTextInput>;

export const listTextsInput = z.strictObject({ purpose: purpose.optional(), language: language.optional() });
export type ListTextsInput = z.output<typeof listTextsInput>;
export const textList = z.object({ items: z.array(consentTextView).max(500) });

const consentSources = ['banner', 'form', 'settings', 'api', 'transfer'] as const;

export const decideConsentInput = z.strictObject({
  textId: z.uuid(),
  granted: z.boolean(),
  /** Whose decision: a visitor's, by a key that only their browser has. A signed-in person's has none. */
  visitKey,
  source: z.enum(consentSources),
});
export type DecideConsentInput = z.output<typeof decideConsentInput>;

export const consentRecordView = z
  .object({
    id: z.uuid(),
    textId: z.uuid(),
    purpose: z.string().max(40),
    version: z.int(),
    granted: z.boolean(),
    userId: z.uuid().nullable(),
    source: z.string().max(40),
    /** The browser said `gpc` or `dnt`, which counts more than a button. */
    signal: z.string().max(10).nullable(),
    decidedAt: z.date(),
    /** When another decision took its place. */
    withdrawnAt: z.date().nullable(),
  })
  .meta({ id: 'ConsentRecordView' });
export type ConsentRecordView = z.input<typeof consentRecordView>;

export const consentStateInput = z.strictObject({ visitKey });
export type ConsentStateInput = z.output<typeof consentStateInput>;
export const consentState = z.object({
  items: z.array(z.object({ purpose: z.string().max(40), granted: z.boolean(), version: z.int(), decidedAt: z.date() })).max(100),
});
export type ConsentState = z.input<typeof consentState>;

export const listRecordsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  purpose: purpose.optional(),
  userId: z.uuid().optional(),
});
export type ListRecordsInput = z.output<typeof listRecordsInput>;
export const recordPage = z.object({
  items: z.array(consentRecordView.extend({ text: z.string().max(20_000), language: z.string().max(35) })).max(100),
  nextCursor: z.uuid().nullable(),
});
export type RecordPage = z.input<typeof recordPage>;
