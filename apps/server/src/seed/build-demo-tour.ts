import { fileURLToPath } from 'node:url';
import type { RequestContext } from '@belvedere/kernel';
import { importMediaFile } from '@belvedere/platform';
import { createCaller } from '../caller.ts';
import { waitForMedia } from '../imports/wait-for-media.ts';
import { waitForPanoramas } from '../imports/wait-for-panoramas.ts';
import { DEMO_FOLDER, type DemoTour } from './demo-tour.ts';

/** Makes the demo tour by the same procedures as everybody: upload, scenes, hotspots, translations, publish. @returns where it is. */
export async function buildDemoTour(
  context: RequestContext,
  demo: DemoTour,
  onProgress: (detail: string, share: number) => void,
): Promise<{ id: string; url: string }> {
  const { tours } = createCaller(context);
  const { title, description, slug, language, location, category, tags } = demo;
  const tour = await tours.create({
    title,
    description,
    slug,
    language,
    location,
    category,
    tags,
    metaDescription: description.slice(0, 300),
  });

  const file = fileURLToPath(new URL(demo.plan.file, DEMO_FOLDER));
  const { mediaId: planMediaId } = await importMediaFile({ context, source: { path: file } });
  const plan = await tours.plans.create({ tourId: tour.id, mediaId: planMediaId, name: demo.plan.name });

  const sceneIds = new Map<string, string>();
  for (const [index, scene] of demo.scenes.entries()) {
    onProgress(`uploading ${scene.title}`, index / demo.scenes.length);
    const { mediaId } = await importMediaFile({ context, source: { path: fileURLToPath(new URL(scene.file, DEMO_FOLDER)) } });
    const { id } = await tours.scenes.create({
      tourId: tour.id,
      title: scene.title,
      description: scene.description,
      panoramaMediaId: mediaId,
      initialViewAngle: scene.initialYaw,
      initialPitch: scene.initialPitch,
      initialZoom: scene.zoom,
      mapPositionX: scene.map.x,
      mapPositionY: scene.map.y,
    });
    sceneIds.set(scene.key, id);
    // The pictures look to the north in their middle, which is up on the plan.
    await tours.plans.pins.set({ planId: plan.id, sceneId: id, ...scene.map });
  }

  const hotspotIds = new Map<string, string>();
  for (const scene of demo.scenes)
    for (const { key, title: name, description: words, yaw, pitch, target, content } of scene.hotspots) {
      const targetSceneId = target === undefined ? undefined : sceneIds.get(target);
      const created = await tours.hotspots.create({
        sceneId: idOf(sceneIds, scene.key),
        title: name,
        description: words ?? null,
        position: { yaw, pitch },
        content,
        ...(targetSceneId && { targetSceneId }),
      });
      hotspotIds.set(key, created.id);
    }

  const steps: { key: string; stepId: string }[] = [];
  for (const { key, description: text, initialYaw: yaw, initialPitch: pitch, zoom } of demo.scenes) {
    const { id } = await tours.steps.create({ sceneId: idOf(sceneIds, key), yaw, pitch, zoom, text });
    steps.push({ key, stepId: id });
  }

  for (const [tag, texts] of Object.entries(demo.translations)) {
    await tours.plans.setName({ planId: plan.id, language: tag, name: texts.plan });
    for (const { key, stepId } of steps) await tours.steps.setText({ stepId, language: tag, text: texts.scenes[key]?.description ?? null });
    await tours.translations.setTour({ tourId: tour.id, language: tag, title: texts.title, description: texts.description });
    for (const [key, said] of Object.entries(texts.scenes))
      await tours.translations.setScene({ sceneId: idOf(sceneIds, key), language: tag, ...said });
    for (const [key, said] of Object.entries(texts.hotspots))
      await tours.translations.setHotspot({ hotspotId: idOf(hotspotIds, key), language: tag, ...said });
  }

  await waitForPanoramas(createCaller(context), tour.id, (share) => onProgress('cutting panoramas into tiles', share));
  await waitForMedia(createCaller(context), planMediaId);
  const { url } = await tours.publish({ id: tour.id });
  return { id: tour.id, url };
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo tour names "${key}", which is not in it.`);
  return id;
}
