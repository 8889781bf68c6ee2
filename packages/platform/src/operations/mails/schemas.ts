import { z } from 'zod';

const count = z.int().min(0);

export const mailState = z
  .object({
    waiting: count,
    waitingSince: z.date().nullable(),
    /** Given up. */
    failed: count,
    /** In the last 24 hours. */
    sent: count,
  })
  .meta({ id: 'MailStateView' });
export type MailState = z.input<typeof mailState>;

export const letterView = z
  .object({
    id: z.uuid(),
    tenantId: z.uuid(),
    tenantSlug: z.string().max(80),
    state: z.enum(['waiting', 'sent', 'failed']),
    /** `a…@mail.example`; `operations.mails.recipient` gives the whole address. */
    recipient: z.string().max(320),
    /** What it is about: the name of a topic or of a template. */
    topic: z.string().max(200),
    attempts: count,
    createdAt: z.date(),
    sentAt: z.date().nullable(),
    /** What the last attempt that failed came to, without secrets and addresses. */
    lastError: z.string().max(500).nullable(),
  })
  .meta({ id: 'LetterView' });
export type LetterView = z.input<typeof letterView>;

export const listLettersInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(20),
  state: z.enum(['waiting', 'sent', 'failed']).optional(),
  topic: z.string().min(1).max(200).optional(),
  /** The whole address, for whoever asks where their letter is. */
  recipient: z.email().max(320).optional(),
});
export type ListLettersInput = z.output<typeof listLettersInput>;
export const letterPage = z.object({ items: z.array(letterView).max(100), nextCursor: z.uuid().nullable() });
export type LetterPage = z.input<typeof letterPage>;

export const letterRef = z.strictObject({ tenantId: z.uuid(), id: z.uuid() });
export type LetterRef = z.output<typeof letterRef>;
export const recipientView = z.object({ recipient: z.string().max(320) }).meta({ id: 'RecipientView' });
export type RecipientView = z.input<typeof recipientView>;
