import type { GuidedStepModel, GuidedStepTranslationModel, Prisma } from '@belvedere/db';
import { commonErrors, fail, newId, type Context, defined } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { CreateStepInput, SetStepTextInput, StepView } from './schemas.ts';

export type StepRow = GuidedStepModel & { translations: GuidedStepTranslationModel[] };

const WHOLE = { translations: { orderBy: { language: 'asc' } } } as const;

function toStepView({ translations, ...row }: StepRow, order: number): StepView {
  const said = translations.map(({ language, text, narrationMediaId }) => [language, { text, narrationMediaId }] as const);
  return { ...row, order, texts: Object.fromEntries(said) };
}

/** The steps of a tour in order. Those of removed scenes wait for their return; nobody sees them meanwhile. */
export async function readSteps(ctx: Pick<Context, 'tx' | 'tenantId'>, tourId: string): Promise<StepRow[]> {
  return ctx.tx.guidedStep.findMany({
    where: { tenantId: ctx.tenantId, tourId, scene: { deletedAt: null } },
    include: WHOLE,
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
}

export async function listStepRows(ctx: Context, tourId: string): Promise<StepView[]> {
  return (await readSteps(ctx, tourId)).map(toStepView);
}

export async function findStep(ctx: Context, id: string): Promise<StepRow> {
  const where = { tenantId: ctx.tenantId, id, scene: { deletedAt: null, tour: { deletedAt: null } } };
  return (await ctx.tx.guidedStep.findFirst({ where, include: WHOLE })) ?? fail(toursErrors.step_not_found);
}

/** The step as people see it: its order counts those before it that are there. */
export async function viewStep(ctx: Context, { tourId, id }: Pick<StepRow, 'tourId' | 'id'>): Promise<StepView> {
  return (await listStepRows(ctx, tourId)).find((step) => step.id === id) ?? fail(toursErrors.step_not_found);
}

/** Adds a step at the end; the caller holds the tour's lock. */
export async function insertStep(ctx: Context, tourId: string, input: CreateStepInput): Promise<StepRow> {
  const { tenantId, tx, now } = ctx;
  const { _max: last } = await tx.guidedStep.aggregate({ where: { tenantId, tourId }, _max: { order: true } });
  const { sceneId, yaw, pitch, zoom, ...rest } = input;
  const place = { tenantId, id: newId(), tourId, order: (last.order ?? -1) + 1, createdAt: now, updatedAt: now };
  return tx.guidedStep.create({ data: { ...defined(rest), sceneId, yaw, pitch, zoom, ...place }, include: WHOLE });
}

export async function updateStepRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.GuidedStepUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await ctx.tx.guidedStep.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
}

export async function deleteStepRow(ctx: Context, id: string): Promise<void> {
  await ctx.tx.guidedStep.deleteMany({ where: { tenantId: ctx.tenantId, id } });
}

/** Numbers steps 0, 1, 2 … in the given order, by one statement. */
export async function writeStepOrder(ctx: Context, stepIds: readonly string[]): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE guided_steps SET "order" = wanted.position - 1, updated_at = ${ctx.now}
    FROM unnest(${stepIds}::uuid[]) WITH ORDINALITY AS wanted (id, position)
    WHERE guided_steps.tenant_id = ${ctx.tenantId}::uuid AND guided_steps.id = wanted.id AND guided_steps."order" <> wanted.position - 1`;
}

/** Writes what a step says in a language; without words and narration there is nothing left of it. */
export async function writeStepText(ctx: Context, { stepId, language, ...said }: SetStepTextInput): Promise<void> {
  const { tenantId, tx, now } = ctx;
  const at = { tenantId, stepId, language };
  const row = await tx.guidedStepTranslation.upsert({
    where: { tenantId_stepId_language: at },
    create: { ...at, ...defined(said), createdAt: now, updatedAt: now },
    update: { ...defined(said), updatedAt: now },
  });
  if (!row.text && row.narrationMediaId === null) await tx.guidedStepTranslation.deleteMany({ where: at });
}

/** Copies of the steps of a tour whose scenes were copied. */
export async function copySteps(ctx: Context, from: string, to: { tourId: string; scenes: ReadonlyMap<string, string> }): Promise<void> {
  const { tx, now } = ctx;
  const stamps = { createdAt: now, updatedAt: now };
  const steps = (await readSteps(ctx, from)).flatMap((step) => {
    const sceneId = to.scenes.get(step.sceneId);
    return sceneId === undefined ? [] : [{ ...step, id: newId(), sceneId }];
  });
  await tx.guidedStep.createMany({
    data: steps.map(({ translations: _, ...step }, order) => ({ ...step, ...stamps, tourId: to.tourId, order, version: 1 })),
  });
  await tx.guidedStepTranslation.createMany({
    data: steps.flatMap(({ id, translations }) => translations.map((row) => ({ ...row, ...stamps, stepId: id }))),
  });
}
