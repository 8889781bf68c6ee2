import type { FloorPlanModel, FloorPlanPinModel, FloorPlanTranslationModel, Prisma } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { toursErrors } from '../errors.ts';
import type { CreatePlanInput, PlanView, SetPinInput } from './schemas.ts';

export type PlanRow = FloorPlanModel & { pins: FloorPlanPinModel[]; translations: FloorPlanTranslationModel[] };

/** Pins of removed scenes wait for their return; nobody sees them meanwhile. */
const WHOLE = {
  pins: { where: { scene: { deletedAt: null } }, orderBy: { sceneId: 'asc' } },
  translations: { orderBy: { language: 'asc' } },
} as const;

function toPlanView({ translations, pins, ...row }: PlanRow): PlanView {
  return { ...row, pins, names: Object.fromEntries(translations.map(({ language, name }) => [language, name])) };
}

export async function findPlan(ctx: Context, id: string): Promise<PlanView> {
  const where = { tenantId: ctx.tenantId, id, tour: { deletedAt: null } };
  const row = await ctx.tx.floorPlan.findFirst({ where, include: WHOLE });
  return row ? toPlanView(row) : fail(toursErrors.plan_not_found);
}

export async function readPlans(ctx: Pick<Context, 'tx' | 'tenantId'>, tourId: string): Promise<PlanRow[]> {
  const where = { tenantId: ctx.tenantId, tourId };
  return ctx.tx.floorPlan.findMany({ where, include: WHOLE, orderBy: [{ order: 'asc' }, { id: 'asc' }] });
}

export async function listPlanRows(ctx: Context, tourId: string): Promise<PlanView[]> {
  return (await readPlans(ctx, tourId)).map(toPlanView);
}

/** Adds a plan after the others; the caller holds the tour's lock. */
export async function insertPlan(ctx: Context, input: CreatePlanInput): Promise<PlanView> {
  const { tenantId, tx, now } = ctx;
  const order = await tx.floorPlan.count({ where: { tenantId, tourId: input.tourId } });
  const { id } = await tx.floorPlan.create({ data: { ...input, tenantId, id: newId(), order, createdAt: now, updatedAt: now } });
  return findPlan(ctx, id);
}

export async function updatePlanRow(
  ctx: Context,
  at: { id: string; version: number },
  data: Prisma.FloorPlanUncheckedUpdateManyInput,
): Promise<PlanView> {
  const { count } = await ctx.tx.floorPlan.updateMany({
    where: { tenantId: ctx.tenantId, id: at.id, version: at.version },
    data: { ...data, version: { increment: 1 }, updatedAt: ctx.now },
  });
  if (count === 0) fail(commonErrors.conflict);
  return findPlan(ctx, at.id);
}

export async function deletePlanRow(ctx: Context, id: string): Promise<void> {
  await ctx.tx.floorPlan.deleteMany({ where: { tenantId: ctx.tenantId, id } });
}

/** Numbers plans 0, 1, 2 … in the given order, by one statement. */
export async function writePlanOrder(ctx: Context, planIds: readonly string[]): Promise<void> {
  await ctx.tx.$executeRaw`
    UPDATE floor_plans SET "order" = wanted.position - 1, updated_at = ${ctx.now}
    FROM unnest(${planIds}::uuid[]) WITH ORDINALITY AS wanted (id, position)
    WHERE floor_plans.tenant_id = ${ctx.tenantId}::uuid AND floor_plans.id = wanted.id AND floor_plans."order" <> wanted.position - 1`;
}

export async function upsertPin(ctx: Context, tourId: string, { planId, sceneId, ...place }: SetPinInput): Promise<void> {
  const { tenantId, now } = ctx;
  await ctx.tx.floorPlanPin.upsert({
    where: { tenantId_planId_sceneId: { tenantId, planId, sceneId } },
    create: { tenantId, tourId, planId, sceneId, ...place, createdAt: now, updatedAt: now },
    update: { ...place, updatedAt: now },
  });
}

export async function deletePin(ctx: Context, { planId, sceneId }: { planId: string; sceneId: string }): Promise<boolean> {
  return (await ctx.tx.floorPlanPin.deleteMany({ where: { tenantId: ctx.tenantId, planId, sceneId } })).count > 0;
}

/** Writes the name of a plan in a language, or takes it away. */
export async function writePlanName(
  ctx: Context,
  { planId, language, name }: { planId: string; language: string; name: string | null },
): Promise<void> {
  const { tenantId, now } = ctx;
  if (name === null) {
    await ctx.tx.floorPlanTranslation.deleteMany({ where: { tenantId, planId, language } });
    return;
  }
  await ctx.tx.floorPlanTranslation.upsert({
    where: { tenantId_planId_language: { tenantId, planId, language } },
    create: { tenantId, planId, language, name, createdAt: now, updatedAt: now },
    update: { name, updatedAt: now },
  });
}

/** Copies of the plans of a tour with their names, and with the pins of the scenes that were copied. */
export async function copyPlans(ctx: Context, from: string, to: { tourId: string; scenes: ReadonlyMap<string, string> }): Promise<void> {
  const { tenantId, tx, now } = ctx;
  const stamps = { createdAt: now, updatedAt: now };
  for (const { pins, translations, ...plan } of await readPlans(ctx, from)) {
    const id = newId();
    await tx.floorPlan.create({ data: { ...plan, ...stamps, id, tourId: to.tourId, version: 1 } });
    const copied = pins.flatMap(({ x, y, rotation, sceneId }) => {
      const copy = to.scenes.get(sceneId);
      return copy === undefined ? [] : [{ tenantId, tourId: to.tourId, planId: id, sceneId: copy, x, y, rotation, ...stamps }];
    });
    await tx.floorPlanPin.createMany({ data: copied });
    await tx.floorPlanTranslation.createMany({ data: translations.map((row) => ({ ...row, ...stamps, planId: id })) });
  }
}
