import { z } from 'zod';
import { fromMarzipano, fromVertical, degrees, settledView, zoomOf } from '@belvedere/manifest/angles';
import { archivePath } from '../archive-path.ts';
import { createRemarks } from '../create-remarks.ts';
import type { HotspotPlan, Parsed, ScenePlan } from '../plan.ts';
import { cubeLevel } from '../cube-level.ts';
import { infoContent, titleOf } from '../words.ts';
import { readLiterals } from './read-literals.ts';

const angle = z.number().min(-1e6).max(1e6);
const text = z.string().max(100_000);
const name = z.string().max(300);

const sceneShape = z.looseObject({
  id: name,
  name: text.optional(),
  levels: z
    .array(z.looseObject({ tileSize: z.int().min(16).max(8192), size: z.int().min(16).max(65_536), fallbackOnly: z.boolean().optional() }))
    .max(16)
    .default([]),
  faceSize: z.number().min(1).max(65_536).optional(),
  initialViewParameters: z
    .looseObject({ yaw: angle.default(0), pitch: angle.default(0), fov: angle.default(Math.PI / 2) })
    .default({ yaw: 0, pitch: 0, fov: Math.PI / 2 }),
  linkHotspots: z
    .array(z.looseObject({ yaw: angle, pitch: angle, rotation: angle.default(0), target: name, title: text.optional() }))
    .max(5000)
    .default([]),
  infoHotspots: z
    .array(z.looseObject({ yaw: angle, pitch: angle, title: text.default(''), text: text.default('') }))
    .max(5000)
    .default([]),
});

const dataShape = z.looseObject({
  name: text.optional(),
  scenes: z.array(z.looseObject({})).max(2000),
  settings: z.looseObject({ autorotateEnabled: z.boolean().default(false) }).default({ autorotateEnabled: false }),
});

/**
 * The viewer that Marzipano's own tool writes turns by 0.03 radians a second and shows 100° from top to bottom and 120° across at most,
 * whatever a view says; on a screen of 16:9 the latter is less.
 */
const TOOL = { turning: degrees(0.03), mostAcross: 120, minZoomOf: 4 };

/** The data of a script of Marzipano (`data.js`: `APP_DATA`, in older tours `data`), or undefined when it has none. */
export function findMarzipanoData(script: string): unknown {
  const literals = readLiterals(script);
  const named = ['APP_DATA', 'data', 'default'].map((key) => literals.get(key)).filter((value) => value !== undefined);
  return [...named, ...literals.values()].find((value) => {
    const { success, data } = dataShape.safeParse(value);
    return success && data.scenes.some((scene) => 'linkHotspots' in scene || 'infoHotspots' in scene || 'initialViewParameters' in scene);
  });
}

/** Reads the data of a Marzipano tour. `base` is the folder of the script in the archive. */
export function parseMarzipano(value: unknown, base: string): Parsed {
  const remarks = createRemarks();
  const data = dataShape.parse(value);
  const parsed = data.scenes.map((scene) => sceneShape.safeParse(scene));
  const keys = new Set(parsed.flatMap((scene) => (scene.success ? [scene.data.id] : [])));
  const titles = new Map(parsed.flatMap((scene) => (scene.success ? [[scene.data.id, scene.data.name] as const] : [])));

  const scenes = parsed.flatMap((result, index): ScenePlan[] => {
    if (!result.success) {
      remarks.say(
        `scenes.${index}`,
        `The scene was left out: ${result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      );
      return [];
    }
    const scene = result.data;
    const where = `scenes.${scene.id}`;
    const { yaw, pitch, fov } = scene.initialViewParameters;
    const limits = { minZoom: zoomOf(TOOL.mostAcross), maxZoom: TOOL.minZoomOf };
    const zoom = zoomOf(fromVertical(degrees(fov)));
    return [
      {
        key: scene.id,
        title: titleOf(scene.name, scene.id),
        description: null,
        panorama: { kind: 'tiles', levels: levelsOf(scene, base) },
        view: settledView({ ...fromMarzipano(yaw, pitch), zoom }, { minZoom: limits.minZoom, maxZoom: Math.max(limits.maxZoom, zoom) }),
        north: null,
        horizon: null,
        map: null,
        hotspots: [
          ...scene.linkHotspots.map((hotspot, at): HotspotPlan => {
            const here = `${where}.linkHotspots.${at}`;
            const isThere = keys.has(hotspot.target);
            if (!isThere) remarks.say(here, `It leads to the scene “${hotspot.target}”, which is not there.`);
            if (hotspot.rotation !== 0) remarks.say(here, 'The turning of its arrow has no counterpart.');
            return {
              where: here,
              title: titleOf(hotspot.title ?? titles.get(hotspot.target), hotspot.target),
              description: null,
              ...fromMarzipano(hotspot.yaw, hotspot.pitch),
              content: { type: 'navigation', transition: 'fade' },
              target: isThere ? hotspot.target : null,
            };
          }),
          ...scene.infoHotspots.map((hotspot, at): HotspotPlan => ({
            where: `${where}.infoHotspots.${at}`,
            title: titleOf(hotspot.title, 'Information'),
            description: null,
            ...fromMarzipano(hotspot.yaw, hotspot.pitch),
            // Its viewer writes this text as HTML.
            content: infoContent(hotspot.text, { isHtml: true }),
            target: null,
          })),
        ],
      },
    ];
  });
  return {
    plan: {
      format: 'marzipano',
      title: titleOf(data.name, scenes[0]?.title ?? 'Tour'),
      description: null,
      language: null,
      start: scenes[0]?.key ?? null,
      autoplay: data.settings.autorotateEnabled ? TOOL.turning : null,
      scenes,
    },
    remarks: remarks.list,
  };
}

/** Tiles lie at `tiles/<scene>/<level>/<face>/<row>/<column>.jpg`; a level that is `fallbackOnly` is a single small picture. */
function levelsOf({ id, levels }: z.output<typeof sceneShape>, base: string) {
  return levels
    .map((level, z) => ({ ...level, z }))
    .filter((level) => level.fallbackOnly !== true)
    .toSorted((a, b) => b.size - a.size)
    .map(({ size, tileSize, z }) =>
      cubeLevel({ size, tileSize }, ({ face, x, y }) => archivePath(base, `tiles/${id}/${z}/${face}/${y}/${x}.jpg`) ?? ''),
    );
}
