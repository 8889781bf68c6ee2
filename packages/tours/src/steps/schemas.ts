import { languageTag } from '@belvedere/kernel';
import { z } from 'zod';

const text = z.string().trim().max(5000);

const editable = {
  sceneId: z.uuid(),
  /** Where to look, degrees. */
  yaw: z.number().min(-180).max(180),
  pitch: z.number().min(-90).max(90),
  /** Zoom 1 is 90° across the longer side. */
  zoom: z.number().min(0.3).max(12),
  /** What is said, as words. */
  text: text.nullable(),
  /** What is said, as an audio file. */
  narrationMediaId: z.uuid().nullable(),
  /** How long it lasts; null: as long as the narration, or as it takes to read the text. */
  seconds: z.number().min(0.5).max(3600).nullable(),
};

export const listStepsInput = z.strictObject({ tourId: z.uuid() });
export const createStepInput = z.strictObject({
  ...z.object(editable).partial().shape,
  sceneId: editable.sceneId,
  yaw: editable.yaw.default(0),
  pitch: editable.pitch.default(0),
  zoom: editable.zoom.default(1),
});
export const updateStepInput = z.strictObject({
  stepId: z.uuid(),
  version: z.int().min(1).max(2_000_000_000),
  ...z.object(editable).partial().shape,
});
export const stepIdInput = z.strictObject({ stepId: z.uuid() });
export const reorderStepsInput = z.strictObject({ tourId: z.uuid(), stepIds: z.array(z.uuid()).min(1).max(1000) });
export const setStepTextInput = z.strictObject({
  stepId: z.uuid(),
  language: languageTag,
  text: text.nullable().optional(),
  narrationMediaId: z.uuid().nullable().optional(),
});

const said = z.object({ text: z.string().nullable(), narrationMediaId: z.uuid().nullable() });

export const stepView = z
  .object({
    id: z.uuid(),
    tourId: z.uuid(),
    ...editable,
    /** 0 is the first. */
    order: z.int(),
    /** What is said in other languages. */
    texts: z.record(z.string(), said),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'GuidedStepView' });

export const stepList = z.object({ items: z.array(stepView) }).meta({ id: 'GuidedStepList' });
export const removedStep = z.object({ id: z.uuid() }).meta({ id: 'RemovedGuidedStep' });

export type StepView = z.infer<typeof stepView>;
export type StepList = z.infer<typeof stepList>;
export type CreateStepInput = z.output<typeof createStepInput>;
export type UpdateStepInput = z.output<typeof updateStepInput>;
export type SetStepTextInput = z.output<typeof setStepTextInput>;
