import type { EventTranslationModel } from '@belvedere/db';
import type { Context } from '@belvedere/kernel';
import type { SetTranslationInput } from './schemas.ts';

const keyOf = (ctx: Context, { eventId, language }: { eventId: string; language: string }) => ({
  tenantId_eventId_language: { tenantId: ctx.tenantId, eventId, language },
});

export async function saveTranslation(
  ctx: Context,
  { eventId, language, title, description }: SetTranslationInput,
): Promise<EventTranslationModel> {
  const text = { title, description, updatedAt: ctx.now };
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
