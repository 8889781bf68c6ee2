import { languageTag } from '@belvedere/kernel';
import { z } from 'zod';

const name = z.string().trim().min(1).max(200);
const version = z.int().min(1).max(2_000_000_000);

const editable = {
  name,
  /** A picture. */
  mediaId: z.uuid(),
  /** Which floor: 0 is the one that one enters, 1 above it, −1 below. */
  level: z.int().min(-50).max(500),
};

const pin = {
  sceneId: z.uuid(),
  /** 0–1 from the left and from the top of the plan. */
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  /** Degrees: a look with the yaw ψ points ψ + rotation clockwise from the top of the plan. */
  rotation: z.number().min(-180).max(180),
};

export const listPlansInput = z.strictObject({ tourId: z.uuid() });
export const createPlanInput = z.strictObject({ tourId: z.uuid(), ...editable, level: editable.level.default(0) });
export const updatePlanInput = z.strictObject({ planId: z.uuid(), version, ...z.object(editable).partial().shape });
export const reorderPlansInput = z.strictObject({ tourId: z.uuid(), planIds: z.array(z.uuid()).min(1).max(100) });
export const planIdInput = z.strictObject({ planId: z.uuid() });
export const setPinInput = z.strictObject({ planId: z.uuid(), ...pin, rotation: pin.rotation.default(0) });
export const removePinInput = z.strictObject({ planId: z.uuid(), sceneId: z.uuid() });
export const setPlanNameInput = z.strictObject({
  planId: z.uuid(),
  language: languageTag,
  /** Null to fall back to the plan's own name. */
  name: name.nullable(),
});

export const planView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    ...editable,
    /** 0 is the first. */
    order: z.int(),
    pins: z.array(z.object(pin)),
    /** The name in other languages. */
    names: z.record(z.string(), z.string()),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'FloorPlanView' });

export const planList = z.object({ items: z.array(planView) }).meta({ id: 'FloorPlanList' });
export const removedPlan = z.object({ id: z.uuid() }).meta({ id: 'RemovedFloorPlan' });

export type PlanView = z.infer<typeof planView>;
export type PlanList = z.infer<typeof planList>;
export type CreatePlanInput = z.output<typeof createPlanInput>;
export type UpdatePlanInput = z.output<typeof updatePlanInput>;
export type SetPinInput = z.output<typeof setPinInput>;
export type SetPlanNameInput = z.output<typeof setPlanNameInput>;
