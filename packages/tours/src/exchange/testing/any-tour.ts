import { hotspotContentSchema, type HotspotContent } from '@belvedere/manifest';
import fc from 'fast-check';
import type { ToursTenant } from '../../testing/tours-world.ts';
import { FILES, type ExchangeWorld } from './exchange-world.ts';

const words = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'B', 'ü', '漢', '<', '&', '"', '😀') })
  .filter((text) => text.trim() !== '');
const rich = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => ({
  blocks: all.map((text, index) =>
    index === 1
      ? { type: 'list', ordered: true, items: [{ content: [{ type: 'text', text }] }] }
      : {
          type: 'paragraph',
          content: [
            { type: 'text', text, marks: ['bold'] },
            { type: 'link', href: 'https://example.org/', text },
          ],
        },
  ),
}));
const AREA = [
  { yaw: -20, pitch: 0 },
  { yaw: 20, pitch: 0 },
  { yaw: 0, pitch: 30.5 },
];
/** Every type there is, with files by their names. */
const contents: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    type: fc.constant('navigation'),
    transition: fc.constantFrom('fade', 'walk', 'none'),
    view: fc.option(fc.record({ yaw: fc.integer({ min: -180, max: 179 }) }), { nil: undefined }),
  }),
  fc.record({ type: fc.constant('info'), body: rich }),
  fc.record({ type: fc.constant('image'), image: fc.record({ mediaId: fc.constant('a.jpg'), alt: words, caption: words }) }),
  fc.record({
    type: fc.constant('gallery'),
    images: fc.array(fc.record({ mediaId: fc.constantFrom('a.jpg', 'b.png'), alt: words }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ type: fc.constant('video'), mediaId: fc.constant('v.mp4'), captionsMediaId: fc.constant('c.vtt'), transcript: rich }),
  fc.record({ type: fc.constant('audio'), mediaId: fc.constant('s.mp3') }),
  fc.record({ type: fc.constant('document'), mediaId: fc.constant('d.pdf'), label: words }),
  fc.record({ type: fc.constant('link'), href: fc.constant('https://example.org/'), label: words, newTab: fc.boolean() }),
  fc.record({
    type: fc.constant('form'),
    submitLabel: words,
    fields: fc.constant([{ name: 'mail', label: 'Mail', kind: 'email', required: true }]),
  }),
  fc.record({ type: fc.constant('booking'), serviceSlug: fc.constant('visit'), label: words }),
  fc.record({ type: fc.constant('event'), eventSlug: fc.constant('night'), label: words }),
  fc.record({ type: fc.constant('chat'), greeting: words }),
  fc.record({
    type: fc.constant('quiz'),
    question: words,
    options: fc.array(fc.record({ text: words, correct: fc.boolean() }), { minLength: 2, maxLength: 4 }),
    explanation: rich,
  }),
  fc.record({
    type: fc.constant('product'),
    name: words,
    priceMinor: fc.nat(2_000_000_000),
    currency: fc.constant('CHF'),
    href: fc.constant('https://example.org/'),
  }),
  fc.record({
    type: fc.constant('custom'),
    element: fc.constant('my-element'),
    data: fc.dictionary(fc.constantFrom('x', 'y'), fc.oneof(words, fc.integer(), fc.boolean())),
  }),
);
/** Tours with hotspots of every type. */
export const anyTour = fc.record({
  title: words,
  description: fc.option(words),
  tags: fc.uniqueArray(words, { maxLength: 3 }),
  metaTitle: fc.option(words),
  difficulty: fc.option(fc.constantFrom('easy' as const, 'expert' as const)),
  estimatedDuration: fc.option(fc.nat({ max: 1000 })),
  autoplayEnabled: fc.boolean(),
  nadir: fc.option(fc.double({ min: 10, max: 90, noNaN: true })),
  start: fc.nat({ max: 1 }),
  guided: fc.boolean(),
  scenes: fc.array(
    fc.record({
      title: words,
      yaw: fc.integer({ min: -180, max: 180 }),
      map: fc.option(fc.constant(0.25)),
      /** A film over the panorama, one that is the panorama too, or none. */
      film: fc.constantFrom('over', 'alone', null),
      latitude: fc.option(fc.double({ min: -90, max: 90, noNaN: true })),
      hotspots: fc.array(
        fc.record({
          title: words,
          description: fc.option(words),
          yaw: fc.integer({ min: -179, max: 179 }),
          pitch: fc.integer({ min: -89, max: 89 }),
          content: contents,
          said: fc.option(words),
          size: fc.constantFrom(1, 2.5),
          area: fc.option(fc.constant(AREA)),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 2, maxLength: 2 },
  ),
  language: fc.constantFrom('fr', 'zh-Hant'),
});

export type AnyTour = typeof anyTour extends fc.Arbitrary<infer T> ? T : never;

/** @returns the id of the tour, with translations and files of each kind. */
export async function makeAnyTour(world: ExchangeWorld, tenant: ToursTenant, spec: AnyTour): Promise<string> {
  const { call } = tenant;
  const media = Object.fromEntries(
    await Promise.all(Object.keys(FILES).map(async (name) => [name, await world.storedMedia(tenant, name)] as const)),
  );
  const { scenes, start, language, guided: _, nadir, ...fields } = spec;
  const patch = nadir !== null && { nadirMediaId: media['a.jpg']!, nadirSize: nadir };
  const tour = await call.tours.create({ ...fields, ...patch, autoplaySpeed: 5 });
  const ids: string[] = [];
  for (const [index, scene] of scenes.entries()) {
    const sourceMediaId = scene.film && (await world.storedMedia(tenant, `sphere-${index}.mp4`));
    const panoramaMediaId = scene.film === 'alone' ? null : await world.storedMedia(tenant, `pano-${index}.jpg`);
    const view = {
      initialViewAngle: scene.yaw,
      horizonPitch: 2,
      northOffset: -40,
      initialZoom: 1.5,
      maxZoom: 3,
      mapPositionX: scene.map,
      mapPositionY: scene.map,
      latitude: scene.latitude,
      longitude: scene.latitude === null ? null : -7.5,
    };
    const { id } = await call.tours.scenes.create({ tourId: tour.id, title: scene.title, panoramaMediaId, sourceMediaId, ...view });
    ids.push(id);
    await call.tours.scenes.media.attach({ sceneId: id, mediaId: media['s.mp3']!, role: 'narration' });
    await call.tours.translations.setScene({ sceneId: id, language, title: `${scene.title} ${language}` });
  }
  for (const [index, scene] of scenes.entries())
    for (const hotspot of scene.hotspots) {
      const named = JSON.parse(JSON.stringify(hotspot.content), (key: string, value: unknown) =>
        key.toLowerCase().endsWith('mediaid') ? media[String(value)] : value,
      ) as unknown;
      const content: HotspotContent = hotspotContentSchema.parse(named);
      const { id } = await call.tours.hotspots.create({
        sceneId: ids[index]!,
        title: hotspot.title,
        description: hotspot.description,
        position: { yaw: hotspot.yaw, pitch: hotspot.pitch },
        content,
        iconSize: hotspot.size,
        area: hotspot.area,
        animationType: 'pulse',
        targetSceneId: content.type === 'navigation' ? ids[1 - index]! : null,
      });
      await call.tours.hotspots.media.attach({ hotspotId: id, mediaId: media['d.pdf']!, role: 'document' });
      if (hotspot.said !== null) await call.tours.translations.setHotspot({ hotspotId: id, language, title: hotspot.said, content });
    }
  await call.tours.translations.setTour({ tourId: tour.id, language, title: 'Autre', metaDescription: 'Mots' });
  if (spec.guided) {
    const plan = await call.tours.plans.create({ tourId: tour.id, name: 'Ground floor', level: 1, mediaId: media['b.png']! });
    await call.tours.plans.pins.set({ planId: plan.id, sceneId: ids[0]!, x: 0.5, y: 0.25, rotation: 30 });
    await call.tours.plans.setName({ planId: plan.id, language, name: 'Rez' });
    const step = await call.tours.steps.create({ sceneId: ids[1]!, yaw: 12, text: 'Look here', narrationMediaId: media['s.mp3']! });
    await call.tours.steps.setText({ stepId: step.id, language, text: 'Ici' });
  }
  if (start === 1) await call.tours.update({ id: tour.id, version: tour.version, startSceneId: ids[1]! });
  await world.finish(tenant);
  return tour.id;
}
