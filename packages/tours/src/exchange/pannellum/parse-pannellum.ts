import { FACES, type Face } from '@belvedere/manifest';
import { z } from 'zod';
import {
  fromPannellum,
  inPicture,
  leastOfPannellum,
  settled,
  settledView,
  standingOfPannellum,
  UPRIGHT,
  zoomOf,
  type Standing,
} from '@belvedere/manifest/angles';
import { archivePath } from '../archive-path.ts';
import { createRemarks } from '../create-remarks.ts';
import type { Coverage, HotspotPlan, PanoramaPlan, Parsed, ScenePlan } from '../plan.ts';
import { linkOrInfo } from '../link-or-info.ts';
import { titleOf } from '../words.ts';
import { cubeLevel } from '../cube-level.ts';

const angle = z.number().min(-1e6).max(1e6);
const words = z.string().max(100_000);
const target = z.union([angle, z.literal(['same', 'sameAzimuth'])]);

const hotspotShape = z.looseObject({
  yaw: angle.default(0),
  pitch: angle.default(0),
  type: z.string().max(100).default('info'),
  text: words.optional(),
  URL: z.string().max(5000).optional(),
  image: z.string().max(2000).optional(),
  video: z.string().max(2000).optional(),
  sceneId: z.union([z.string().max(300), z.number()]).optional(),
  targetYaw: target.optional(),
  targetPitch: target.optional(),
  targetHfov: target.optional(),
});

const multiResShape = z.looseObject({
  basePath: z.string().max(2000).optional(),
  path: z.string().max(2000),
  extension: z.string().max(20).default('jpg'),
  tileResolution: z.int().min(16).max(8192),
  maxLevel: z.int().min(1).max(16),
  cubeResolution: z.number().min(16).max(65_536),
});

const sceneShape = z.looseObject({
  title: words.optional(),
  type: z.string().max(50).default('equirectangular'),
  basePath: z.string().max(2000).optional(),
  panorama: z.union([z.string().max(2000), z.looseObject({})]).optional(),
  cubeMap: z.array(z.string().max(2000)).optional(),
  multiRes: multiResShape.optional(),
  hotSpots: z.array(hotspotShape).max(5000).default([]),
  yaw: angle.optional(),
  pitch: angle.optional(),
  hfov: angle.default(100),
  minHfov: angle.default(50),
  maxHfov: angle.default(120),
  multiResMinHfov: z.boolean().optional(),
  northOffset: angle.optional(),
  horizonPitch: angle.optional(),
  horizonRoll: angle.optional(),
  ignoreGPanoXMP: z.boolean().optional(),
  haov: z.number().min(1).max(360).default(360),
  vaov: z.number().min(1).max(180).default(180),
  vOffset: z.number().min(-90).max(90).default(0),
  autoRotate: z.union([angle, z.boolean()]).optional(),
});

const fileShape = z.looseObject({
  default: z.looseObject({ firstScene: z.string().max(300).optional(), title: words.optional() }).default({}),
  scenes: z.record(z.string().max(300), z.looseObject({})).optional(),
});

/** Settings without a counterpart that a person would miss; the others only steer the other viewer's interface. */
const MISSED: Readonly<Record<string, string>> = {
  author: 'The author has no place of its own: add it to the description.',
  authorURL: 'The address of the author is not taken.',
  minYaw: 'Limits of the yaw have no counterpart: visitors may look all around.',
  maxYaw: 'Limits of the yaw have no counterpart: visitors may look all around.',
  minPitch: 'Limits of the pitch have no counterpart: visitors may look up and down.',
  maxPitch: 'Limits of the pitch have no counterpart: visitors may look up and down.',
  backgroundColor: 'The colour of what the picture does not cover is black.',
  strings: 'Words of the interface are those of our viewer.',
};

/** Whether a parsed JSON file looks like a configuration of Pannellum. */
export function isPannellum(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = new Set(Object.keys(value));
  if (keys.has('panorama') || keys.has('cubeMap') || keys.has('multiRes')) return true;
  const scenes = (value as { scenes?: unknown }).scenes;
  return typeof scenes === 'object' && scenes !== null && !Array.isArray(scenes);
}

/** What a picture itself says of its camera (GPano), degrees. */
export interface PictureSays {
  pitch: number;
  roll: number;
  heading: number | undefined;
}

/**
 * Reads a configuration of Pannellum, of one panorama or of a tour. `base` is the folder of the file in the archive, `pictures` what the
 * pictures say by their paths: Pannellum heeds it where the configuration says nothing.
 */
export function parsePannellum(value: unknown, base: string, pictures: ReadonlyMap<string, PictureSays> = new Map()): Parsed {
  const remarks = createRemarks();
  const file = fileShape.parse(value);
  const { firstScene, ...defaults } = file.default;
  const entries: [string, object][] = file.scenes ? Object.entries(file.scenes) : [['panorama', value as object]];
  const common = file.scenes ? { ...withoutScenes(value as object), ...defaults } : defaults;
  let autoplay: number | null = null;
  const read = entries.map(([key, own]) => [key, sceneShape.safeParse({ ...common, ...own })] as const);
  const placed = new Map(
    read.flatMap(([key, { data }]) => {
      if (!data) return [];
      const panorama = panoramaOf(data, base, (what) => remarks.say(`scenes.${key}`, what));
      const said = panorama?.kind === 'equirectangular' && data.ignoreGPanoXMP !== true ? pictures.get(panorama.path) : undefined;
      const standing = standingOfPannellum(data.horizonPitch ?? said?.pitch ?? 0, data.horizonRoll ?? said?.roll ?? 0);
      return [[key, { panorama, standing, heading: data.northOffset ?? said?.heading }] as const];
    }),
  );
  const standingOf = (key: string): Standing => placed.get(key)?.standing ?? UPRIGHT;

  const scenes = read.flatMap(([key, parsed]): ScenePlan[] => {
    const where = `scenes.${key}`;
    if (!parsed.success) {
      remarks.say(
        where,
        `The scene was left out: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      );
      return [];
    }
    const scene = parsed.data;
    for (const [name, what] of Object.entries(MISSED)) if (name in scene) remarks.say(where, `${name}: ${what}`);
    if (typeof scene.autoRotate === 'number' && scene.autoRotate !== 0) {
      autoplay ??= Math.min(30, Math.max(0.5, Math.abs(scene.autoRotate)));
      if (scene.autoRotate > 0) remarks.say(where, 'autoRotate: it turned to the left; ours turns to the right.');
    }
    const { panorama = null, standing = UPRIGHT, heading } = placed.get(key) ?? {};
    const direction = settled(fromPannellum(scene.yaw ?? 0, scene.pitch ?? 0), standing);
    return [
      {
        key,
        title: titleOf(scene.title, key),
        description: null,
        panorama,
        view: settledView(
          { ...direction, zoom: zoomOf(scene.hfov) },
          { minZoom: zoomOf(scene.maxHfov), maxZoom: zoomOf(leastOfPannellum(scene)) },
        ),
        north: heading === undefined ? null : settled(fromPannellum(0 - heading, 0), standing).yaw,
        horizon: standing.pose,
        map: null,
        hotspots: scene.hotSpots.map((hotspot, index) =>
          hotspotOf(hotspot, {
            base,
            where: `${where}.hotSpots.${index}`,
            say: remarks.say,
            standing,
            standingOf,
            scenes: entries.map(([name]) => name),
          }),
        ),
      },
    ];
  });
  const title = titleOf(file.default.title ?? (value as { title?: string }).title, scenes[0]?.title ?? 'Tour');
  return {
    plan: { format: 'pannellum', title, description: null, language: null, start: firstScene ?? null, autoplay, scenes },
    remarks: remarks.list,
  };
}

function withoutScenes({ scenes: _, default: __, ...rest }: { scenes?: unknown; default?: unknown }): object {
  return rest;
}

function panoramaOf(scene: z.output<typeof sceneShape>, base: string, say: (what: string) => void): PanoramaPlan | null {
  const at = (address: string) => {
    const path = archivePath(base, (scene.basePath ?? '') + address);
    if (path === null) say(`${address} is not in the archive: import its picture by hand.`);
    return path;
  };
  if (scene.type === 'cubemap' && scene.cubeMap) {
    // Its order: front, right, back, left, up, down, which is ours.
    const faces = FACES.map((face, index) => [face, at(scene.cubeMap?.[index] ?? '')] as const);
    return faces.every(([, path]) => path !== null) ? { kind: 'cube', faces: Object.fromEntries(faces) as Record<Face, string> } : null;
  }
  if (scene.type === 'multires' && scene.multiRes) {
    const { basePath = scene.basePath ?? '', path, extension, tileResolution, maxLevel, cubeResolution } = scene.multiRes;
    if (archivePath(base, basePath + path) === null) return at(basePath + path) as null;
    const levels = Array.from({ length: maxLevel }, (_, index) => maxLevel - index).map((level) =>
      cubeLevel({ size: Math.ceil(cubeResolution / 2 ** (maxLevel - level)), tileSize: tileResolution }, ({ face, x, y }) => {
        const name = path.replace('%l', String(level)).replace('%s', face).replace('%x', String(x)).replace('%y', String(y));
        return archivePath(base, `${basePath}${name}.${extension}`) ?? '';
      }),
    );
    return { kind: 'tiles', levels };
  }
  if (typeof scene.panorama === 'string' && scene.type === 'equirectangular') {
    const path = at(scene.panorama);
    return path === null ? null : { kind: 'equirectangular', path, coverage: coverageOf(scene) };
  }
  say(scene.panorama === undefined ? 'It names no picture.' : `A panorama of the type ${scene.type} has no counterpart here.`);
  return null;
}

function coverageOf({ haov, vaov, vOffset }: z.output<typeof sceneShape>): Coverage | null {
  return haov === 360 && vaov === 180 ? null : { across: haov, down: vaov, centrePitch: vOffset };
}

interface HotspotContext {
  base: string;
  where: string;
  say: (where: string, what: string) => void;
  /** How the picture of its scene stands, and that of another. */
  standing: Standing;
  standingOf: (scene: string) => Standing;
  scenes: readonly string[];
}

function hotspotOf(
  hotspot: z.output<typeof hotspotShape>,
  { base, where, say, standing, standingOf, scenes }: HotspotContext,
): HotspotPlan {
  const place = inPicture(fromPannellum(hotspot.yaw, hotspot.pitch), standing);
  const text = hotspot.text ?? '';
  for (const name of ['clickHandlerFunc', 'createTooltipFunc', 'dragHandlerFunc'])
    if (name in hotspot) say(where, `${name}: functions are not run and not taken.`);
  if (hotspot.type === 'scene') {
    const wanted = String(hotspot.sceneId ?? '');
    const isThere = scenes.includes(wanted);
    if (!isThere) say(where, `It leads to the scene “${wanted}”, which is not there.`);
    const view = { yaw: hotspot.targetYaw, pitch: hotspot.targetPitch, zoom: hotspot.targetHfov };
    for (const [name, value] of Object.entries(view))
      if (typeof value === 'string')
        say(where, `The ${name} of the target follows the present view (“${value}”): ours opens with the scene's own.`);
    const target = {
      ...(typeof view.yaw === 'number' && { yaw: settled(fromPannellum(view.yaw, 0), standingOf(wanted)).yaw }),
      ...(typeof view.pitch === 'number' && { pitch: fromPannellum(0, view.pitch).pitch }),
      ...(typeof view.zoom === 'number' && { zoom: zoomOf(view.zoom) }),
    };
    const content = { type: 'navigation' as const, transition: 'fade' as const, ...(Object.keys(target).length > 0 && { view: target }) };
    return { where, title: titleOf(text, wanted), description: null, ...place, content, target: isThere ? wanted : null };
  }
  if (hotspot.type !== 'info') say(where, `A hotspot of the type “${hotspot.type}” was taken as information.`);
  if (hotspot.video !== undefined) say(where, 'The video was left out: add it to the hotspot by hand.');
  const image = hotspot.image === undefined ? null : archivePath(base, hotspot.image);
  if (image !== null && hotspot.URL === undefined)
    return {
      where,
      title: titleOf(text, 'Picture'),
      description: null,
      ...place,
      content: { type: 'file', path: image, alt: text.slice(0, 500) },
      target: null,
    };
  if (hotspot.image !== undefined) say(where, 'The picture of the hotspot was left out.');
  return {
    where,
    description: null,
    ...place,
    target: null,
    ...linkOrInfo({ text, href: hotspot.URL, isHtml: false, say: (what) => say(where, what) }),
  };
}
