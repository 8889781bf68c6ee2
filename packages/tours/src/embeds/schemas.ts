import { z } from 'zod';

const size = z.string().regex(/^\d{1,4}(px|%|vh|vw)$/, 'Use a length such as 640px or 100%.');
const domain = z.string().trim().toLowerCase().min(1).max(260);

const editable = {
  /** Sites that may show the tour: `example.org`, `*.example.org`, `localhost:8080`. Empty: no site may. */
  domains: z.array(domain).max(50),
  width: size,
  height: size,
  showControls: z.boolean(),
  showBranding: z.boolean(),
  autoplay: z.boolean(),
};

export const createEmbedInput = z.strictObject({ tourId: z.uuid(), ...z.object(editable).partial().shape, domains: editable.domains });
export const updateEmbedInput = z.strictObject({ id: z.uuid(), ...z.object(editable).partial().shape });
export const embedIdInput = z.strictObject({ id: z.uuid() });
export const listEmbedsInput = z.strictObject({ tourId: z.uuid() });

export const embedView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    ...editable,
    /** The end of the token, to tell embeds apart. The token itself is shown once. */
    tokenHint: z.string(),
    embedViews: z.int(),
    lastAccessAt: z.date().nullable(),
    revokedAt: z.date().nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'EmbedView' });

export const createdEmbed = z
  .object({
    embed: embedView,
    /** Shown once: it can't be read again. */
    token: z.string(),
    /** The document that is framed: at the tenant's primary domain, where it has one. At the platform's address the token goes on working. */
    url: z.string(),
    /** What to paste into a page, with the same address. */
    snippet: z.string(),
  })
  .meta({ id: 'CreatedEmbed' });

export const embedList = z.object({ items: z.array(embedView) }).meta({ id: 'EmbedList' });

export type EmbedView = z.infer<typeof embedView>;
export type CreateEmbedInput = z.output<typeof createEmbedInput>;
export type UpdateEmbedInput = z.output<typeof updateEmbedInput>;
