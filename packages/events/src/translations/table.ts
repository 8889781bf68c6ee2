import type { EventTranslationModel } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import type { SetTranslationInput } from './schemas.ts';

/** A text and what it was made of. */
export type TranslatedText = Pick<EventTranslationModel, 'language' | 'title' | 'description' | 'sourceHash'>;

const keyOf = (ctx: Context, { eventId, language }: { eventId: string; language: string }) => ({
  tenantId_eventId_language: { tenantId: ctx.tenantId, eventId, language },
});

export async function saveTranslation(
  ctx: Context,
  { eventId, language, title, description, sourceHash }: SetTranslationInput & { sourceHash: string },
): Promise<EventTranslationModel> {
  const text = { title, description, sourceHash, updatedAt: ctx.now };
  return ctx.tx.eventTranslation.upsert({
    where: keyOf(ctx, { eventId, language }),
    create: { ...text, tenantId: ctx.tenantId, eventId, language, createdAt: ctx.now },
    update: text,
  });
}

export async function deleteTranslation(ctx: Context, { eventId, language }: { eventId: string; language: string }): Promise<void> {
  await ctx.tx.eventTranslation.deleteMany({ where: { tenantId: ctx.tenantId, eventId, language } });
}

export async function listTranslationRows(ctx: Context, eventId: string): Promise<EventTranslationModel[]> {
  return ctx.tx.eventTranslation.findMany({ where: { tenantId: ctx.tenantId, eventId }, orderBy: { language: 'asc' } });
}

/** Has events say the same in other languages. `languages` are those that are spoken for: what they said in them before is gone. */
export async function replaceTranslations(
  ctx: Context,
  eventIds: readonly string[],
  { texts, languages }: { texts: readonly TranslatedText[]; languages: readonly string[] },
): Promise<void> {
  const of = { tenantId: ctx.tenantId, eventId: { in: [...eventIds] }, language: { in: [...languages] } };
  if (languages.length > 0) await ctx.tx.eventTranslation.deleteMany({ where: of });
  const at = { createdAt: ctx.now, updatedAt: ctx.now };
  const data = eventIds.flatMap((eventId) => texts.map((text) => ({ ...text, ...at, tenantId: ctx.tenantId, eventId })));
  if (data.length > 0) await ctx.tx.eventTranslation.createMany({ data });
}
