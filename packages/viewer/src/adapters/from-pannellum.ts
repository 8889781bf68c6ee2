import {
  fromPannellum as direction,
  inPicture,
  leastOfPannellum,
  settled,
  standingOfPannellum,
  UPRIGHT,
  zoomOf,
  type Standing,
} from '@belvedere/manifest/angles';
import type { ManifestScene } from '../manifest-types.ts';
import { createDraft, infoOrLink, plainOf, type Adapted, type AdapterOptions, type Draft, type Place } from './create-draft.ts';

interface PannellumHotspot {
  yaw?: number;
  pitch?: number;
  type?: string;
  text?: string;
  URL?: string;
  sceneId?: string | number;
  targetYaw?: number | string;
  targetPitch?: number | string;
  targetHfov?: number | string;
  /** Whatever else there is. */
  [other: string]: unknown;
}

interface PannellumScene {
  title?: string;
  type?: string;
  basePath?: string;
  panorama?: unknown;
  cubeMap?: readonly string[];
  multiRes?: { basePath?: string; path: string; extension?: string; tileResolution: number; maxLevel: number; cubeResolution: number };
  hotSpots?: readonly PannellumHotspot[];
  yaw?: number;
  pitch?: number;
  hfov?: number;
  minHfov?: number;
  maxHfov?: number;
  multiResMinHfov?: boolean;
  northOffset?: number;
  horizonPitch?: number;
  horizonRoll?: number;
  haov?: number;
  vaov?: number;
  vOffset?: number;
  autoRotate?: number | boolean;
  /** Whatever else there is. */
  [other: string]: unknown;
}

/** A configuration of Pannellum 2.5, of one panorama or of a tour. */
export interface PannellumConfig extends PannellumScene {
  default?: PannellumScene & { firstScene?: string };
  scenes?: Readonly<Record<string, PannellumScene>>;
}

const MISSED = ['minYaw', 'maxYaw', 'minPitch', 'maxPitch', 'author', 'backgroundColor', 'strings'];

/**
 * A Pannellum configuration as this viewer shows it: equirectangular pictures, cube maps and multires tiles, where they lie.
 *
 * @example
 * const { manifest, locate, remarks } = fromPannellum(config, { base: document.baseURI });
 * createTour(element, { src: manifest, locate });
 */
export function fromPannellum(config: PannellumConfig, options: AdapterOptions): Adapted {
  const draft = createDraft(options);
  const { scenes: named, default: defaults, ...own } = config;
  const { firstScene, ...common } = { ...(named && own), ...defaults } as NonNullable<PannellumConfig['default']>;
  let autoplay: number | undefined;
  const all = Object.entries(named ?? { panorama: own }).map(([name, each]) => [name, { ...common, ...each }] as const);
  const standings = new Map(
    all.map(([name, { horizonPitch = 0, horizonRoll = 0 }]) => [name, standingOfPannellum(horizonPitch, horizonRoll)]),
  );
  const standingOf = (name: string) => standings.get(name) ?? UPRIGHT;
  for (const [name, scene] of all) {
    const where = `scenes.${name}`;
    const picture = pictureOf(scene, draft, where);
    if (!picture) continue;
    for (const missed of MISSED) if (missed in scene) draft.say(where, `${missed} has no counterpart.`);
    if (typeof scene.autoRotate === 'number' && scene.autoRotate) autoplay ??= Math.abs(scene.autoRotate);
    const { northOffset } = scene;
    const standing = standingOf(name);
    const { pitch, roll } = standing.pose;
    const made = draft.scene(
      name,
      {
        title: plainOf(scene.title) || name,
        view: { ...settled(direction(scene.yaw ?? 0, scene.pitch ?? 0), standing), zoom: zoomOf(scene.hfov ?? 100) },
        limits: { minZoom: zoomOf(scene.maxHfov ?? 120), maxZoom: zoomOf(leastOfPannellum(scene)) },
        ...((pitch || roll || northOffset !== undefined) && {
          correction: { pitch, roll, north: direction((northOffset ?? 0) + standing.yaw, 0).yaw },
        }),
      },
      picture,
    );
    for (const [index, hotspot] of (scene.hotSpots ?? []).entries())
      addHotspot({ draft, scene: made, where: `${where}.hotSpots.${index}` }, hotspot, { standing, standingOf });
  }
  return draft.finish({ title: plainOf(defaults?.title ?? config.title) || 'Tour', start: firstScene, autoplay });
}

function pictureOf(scene: PannellumScene, draft: Draft, where: string): Pick<ManifestScene, 'panorama' | 'source'> | null {
  const { type = 'equirectangular', basePath = '', panorama, cubeMap, multiRes } = scene;
  if (type === 'cubemap' && cubeMap?.length === 6) {
    const faces = cubeMap.map((address) => draft.resolve(where, basePath + address));
    // Its order is front, right, back, left, up, down. How large they are is not known: a face is one tile.
    return { panorama: draft.tiles([{ size: 1024, tileSize: 1024 }], ({ face }) => faces['frblud'.indexOf(face)] ?? '') };
  }
  if (type === 'multires' && multiRes) {
    const { path, extension = 'jpg', tileResolution: tileSize, maxLevel, cubeResolution } = multiRes;
    const root = multiRes.basePath ?? basePath;
    const levels = Array.from({ length: maxLevel }, (_, index) => ({
      size: Math.ceil(cubeResolution / 2 ** (maxLevel - index - 1)),
      tileSize,
    }));
    return {
      panorama: draft.tiles(levels, ({ level, face, x, y }) => {
        const values: Readonly<Record<string, string | number>> = { l: level + 1, s: face, x, y };
        return draft.resolve(where, `${root}${path.replace(/%([lsxy])/g, (_, key: string) => String(values[key]))}.${extension}`) ?? '';
      }),
    };
  }
  const address = type === 'equirectangular' && typeof panorama === 'string' ? draft.resolve(where, basePath + panorama) : null;
  if (address === null) {
    draft.say(where, `The scene was left out: a panorama of the type ${type} can't be shown.`);
    return null;
  }
  const { haov = 360, vaov = 180, vOffset = 0 } = scene;
  if (haov === 360 && vaov === 180) return draft.sphere(address);
  return draft.sphere(address, {
    left: 0.5 - haov / 720,
    top: Math.max(0, (90 - vOffset - vaov / 2) / 180),
    width: haov / 360,
    height: vaov / 180,
  });
}

function addHotspot(
  { draft, scene, where }: Place,
  hotspot: PannellumHotspot,
  { standing, standingOf }: { standing: Standing; standingOf(name: string): Standing },
): void {
  const { type = 'info', sceneId, URL: address } = hotspot;
  const text = plainOf(hotspot.text);
  const at = { where, ...inPicture(direction(hotspot.yaw ?? 0, hotspot.pitch ?? 0), standing) };
  for (const name of ['image', 'video', 'clickHandlerFunc', 'createTooltipFunc'])
    if (name in hotspot) draft.say(where, `${name} has no counterpart.`);
  if (type !== 'scene') {
    draft.hotspot(scene, {
      ...at,
      title: text || 'Information',
      content: infoOrLink(text, address ? draft.resolve(where, address) : null),
    });
    return;
  }
  const { targetYaw: yaw, targetPitch: pitch, targetHfov: fov } = hotspot;
  const to = String(sceneId ?? '');
  const view = {
    ...(typeof yaw === 'number' && { yaw: settled(direction(yaw, 0), standingOf(to)).yaw }),
    ...(typeof pitch === 'number' && { pitch }),
    ...(typeof fov === 'number' && { zoom: zoomOf(fov) }),
  };
  if ([yaw, pitch, fov].some((each) => typeof each === 'string'))
    draft.say(where, 'It opens with the view of its scene, not with the present one.');
  draft.hotspot(scene, {
    ...at,
    title: text || to,
    to,
    content: { type: 'navigation', transition: 'fade', ...(Object.keys(view).length && { view }) },
  });
}
