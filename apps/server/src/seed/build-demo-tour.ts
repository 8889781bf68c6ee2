import { fileURLToPath } from 'node:url';
import type { RequestContext } from '@belvedere/kernel';
import { importMediaFile } from '@belvedere/platform';
import { createCaller } from '../caller.ts';
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

  for (const [tag, texts] of Object.entries(demo.translations)) {
    await tours.translations.setTour({ tourId: tour.id, language: tag, title: texts.title, description: texts.description });
    for (const [key, said] of Object.entries(texts.scenes))
      await tours.translations.setScene({ sceneId: idOf(sceneIds, key), language: tag, ...said });
    for (const [key, said] of Object.entries(texts.hotspots))
      await tours.translations.setHotspot({ hotspotId: idOf(hotspotIds, key), language: tag, ...said });
  }

  await waitForPanoramas(createCaller(context), tour.id, (share) => onProgress('cutting panoramas into tiles', share));
  const { url } = await tours.publish({ id: tour.id });
  return { id: tour.id, url };
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The demo tour names "${key}", which is not in it.`);
  return id;
}
