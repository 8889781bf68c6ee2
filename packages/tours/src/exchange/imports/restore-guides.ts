import type { Restored, Restoring } from './restoring.ts';

/** Floor plans and the guided tour of an archive, on the scenes that were made. */
export async function restoreGuides({ exchange, say, trying, call }: Restoring, { tourId, scenes, media }: Restored): Promise<void> {
  await makePlans(tourId);
  await makeSteps();

  /** Floor plans with their pins and their names in other languages. */
  async function makePlans(tourId: string): Promise<void> {
    for (const [index, plan] of (exchange.manifest.plans ?? []).entries()) {
      const mediaId = media.get(plan.media);
      if (mediaId === undefined) {
        say(`plan ${plan.name}`, 'Its picture could not be taken in, so it was left out.');
        continue;
      }
      await trying(`plan ${plan.name}`, async () => {
        const { id: planId } = await call(`plan-${index}`).plans.create({ tourId, name: plan.name, level: plan.level, mediaId });
        for (const { scene, ...pin } of plan.pins) {
          const sceneId = scenes.get(scene);
          if (sceneId !== undefined) await call(`pin-${planId}-${sceneId}`).plans.pins.set({ planId, sceneId, ...pin });
        }
        for (const [language, said] of Object.entries(exchange.manifest.translations)) {
          const name = said.plans?.[plan.id]?.name;
          if (name !== undefined) await call(`plan-name-${planId}-${language}`).plans.setName({ planId, language, name });
        }
      });
    }
  }

  /** The guided tour, step by step. How long a step lasts is taken as it was computed. */
  async function makeSteps(): Promise<void> {
    const narration = (id: string | null | undefined) => (id ? (media.get(id) ?? null) : null);
    for (const [index, step] of (exchange.manifest.steps ?? []).entries()) {
      const sceneId = scenes.get(step.scene);
      if (sceneId === undefined) continue;
      await trying(`step ${index + 1}`, async () => {
        const { id: stepId } = await call(`step-${index}`).steps.create({
          sceneId,
          ...step.view,
          text: step.text,
          narrationMediaId: narration(step.narration),
          seconds: Math.min(3600, Math.max(0.5, step.seconds)),
        });
        for (const [language, said] of Object.entries(exchange.manifest.translations)) {
          const own = said.steps?.[step.id];
          const words = { text: own?.text ?? null, narrationMediaId: narration(own?.narration) };
          if (own) await call(`step-text-${stepId}-${language}`).steps.setText({ stepId, language, ...words });
        }
      });
    }
  }
}
