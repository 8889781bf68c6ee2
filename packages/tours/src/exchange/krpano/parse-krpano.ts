import { directionToVector, vectorToDirection, type HotspotArea } from '@belvedere/manifest';
import { elementsOf, textOf, type XmlElement } from '@belvedere/kernel/xml';
import {
  fromDiagonal,
  fromKrpano,
  fromVertical,
  inPicture,
  settled,
  settledView,
  UPRIGHT,
  zoomOf,
  type Standing,
} from '@belvedere/manifest/angles';
import { isOnOneSide } from '../../hotspots/is-on-one-side.ts';
import { folderOf } from '../archive-path.ts';
import { linkOrInfo } from '../link-or-info.ts';
import { createRemarks } from '../create-remarks.ts';
import type { HotspotPlan, Parsed, ScenePlan } from '../plan.ts';
import { plainWords, titleOf } from '../words.ts';
import { numberOrNull, readAction, type NamedAction } from './read-action.ts';
import { readImage } from './read-image.ts';
import { placeOf, resolveIncludes, type Placed } from './resolve-includes.ts';

/** What a view of krpano starts with. */
const VIEW = { fov: 90, fovmin: 1, fovmax: 179 };
const MAX_SCENES = 2_000;
/** What an area of ours has at most. */
const MAX_CORNERS = 200;

/** Whether an XML text is one of krpano. */
export function isKrpano(text: string): boolean {
  return /<krpano[\s>]/i.test(text.slice(0, 20_000));
}

/** Reads a tour of krpano. `files` are the XML texts of the archive by their paths, `main` the one to begin with. */
export function parseKrpano(main: string, files: ReadonlyMap<string, string>, names: ReadonlySet<string> = new Set()): Parsed | undefined {
  const remarks = createRemarks();
  const { say } = remarks;
  const read = resolveIncludes(main, files, say);
  if (!read) return undefined;
  const { root, children } = read;
  const named = (name: string) => children.filter(({ element }) => element.name.toLowerCase() === name);
  const first = folderOf(main);
  const styles = byName(named('style'));
  const data = new Map(named('data').map(({ element }) => [(element.attributes.get('name') ?? '').toLowerCase(), textOf(element)]));
  const actions = actionsOf(named('action'));
  const sources = named('scene').slice(0, MAX_SCENES);
  const all: Placed[] =
    sources.length > 0 ? sources : [{ element: { ...root, name: 'scene', children: children.map(({ element }) => element) }, base: first }];
  const keys = all.map(({ element }, index) => element.attributes.get('name') ?? (sources.length > 0 ? `scene-${index + 1}` : 'panorama'));
  const keyOf = (name: string | null): string | null => {
    if (name === null) return null;
    const [, index] = /^\[(\d{1,6})\]$/.exec(name) ?? [];
    if (index !== undefined) return keys[Number(index)] ?? null;
    return keys.find((key) => key.toLowerCase() === name.toLowerCase()) ?? null;
  };
  const titles = new Map(all.map(({ element }, index) => [keys[index] ?? '', element.attributes.get('title')]));
  if (sources.length > 0 && named('hotspot').some(({ element }) => element.attributes.has('ath')))
    say(main, 'Hotspots outside of scenes belong to the interface and were left out.');

  const pathsFrom = (base: string) => (address: string) => placeOf(address, { base, first });
  const images = all.map(({ element, base }, index) =>
    readImage(elementsOf(element, 'image'), { pathOf: pathsFrom(base), say: (what) => say(`scene ${keys[index] ?? ''}`, what) }),
  );
  const standingOf = (key: string | null): Standing => images[keys.indexOf(key ?? '')]?.standing ?? UPRIGHT;

  const scenes = all.map(({ element, base }, index): ScenePlan => {
    const key = keys[index] ?? '';
    const where = `scene ${key}`;
    const inScene = (what: string) => say(where, what);
    const pathOf = pathsFrom(base);
    const { panorama, standing } = images[index] ?? { panorama: null, standing: UPRIGHT };
    const heading = numberOrNull(element.attributes.get('heading'));
    const position = positionOf(element, inScene);
    return {
      key,
      title: titleOf(element.attributes.get('title'), key),
      description: null,
      panorama,
      view: viewOf(elementsOf(element, 'view').at(-1) ?? named('view').at(-1)?.element, { standing, say: inScene }),
      // The heading is where the middle of the picture looks, clockwise from north.
      north: heading === null || heading === 0 ? null : settled(fromKrpano(-heading, 0), standing).yaw,
      horizon: standing.pose,
      map: null,
      ...(position && { position }),
      hotspots: elementsOf(element, 'hotspot').flatMap((hotspot, at) =>
        hotspotOf(hotspot, { where: `${where} hotspot ${hotspot.attributes.get('name') ?? at}`, standing, pathOf }),
      ),
    };
  });

  const { scene: startScene } = readAction(startCode(), actions, root.attributes.get('startscene') ?? null);
  const turning = named('autorotate').at(-1)?.element.attributes;
  const speed = numberOrNull(turning?.get('speed')) ?? 10;
  return {
    plan: {
      format: 'krpano',
      title: titleOf(root.attributes.get('title'), scenes[0]?.title ?? 'Tour'),
      description: null,
      language: null,
      start: keyOf(root.attributes.get('startscene') ?? null) ?? keyOf(startScene) ?? scenes[0]?.key ?? null,
      autoplay: turning?.get('enabled') === 'true' ? Math.min(30, Math.max(0.5, Math.abs(speed))) : null,
      scenes,
    },
    remarks: remarks.list,
  };

  function startCode(): string {
    const automatic = named('action').filter(({ element }) => element.attributes.has('autorun'));
    const events = named('events').map(({ element }) => element.attributes.get('onstart') ?? element.attributes.get('onxmlcomplete') ?? '');
    return [root.attributes.get('onstart') ?? '', ...events, ...automatic.map(({ element }) => textOf(element))].join(';');
  }

  function hotspotOf(
    element: XmlElement,
    { where, standing, pathOf }: { where: string; standing: Standing; pathOf: (address: string) => string | null },
  ): HotspotPlan[] {
    const attributes = new Map<string, string>();
    for (const name of (element.attributes.get('style') ?? '').split('|'))
      for (const [key, value] of styles.get(name.trim().toLowerCase())?.attributes ?? []) if (key !== 'name') attributes.set(key, value);
    for (const [key, value] of element.attributes) attributes.set(key, value);
    const at = (what: string) => say(where, what);
    const corners = cornersOf(element);
    const place = placeOfHotspot(corners, attributes);
    if (!place) {
      at('Its place is computed when the tour runs, so it was left out.');
      return [];
    }
    const filled = (key: string) => attributes.get(key)?.trim() || undefined;
    const linked = filled('linkedscene') ?? null;
    const action = readAction(attributes.get('onclick') ?? attributes.get('ondown') ?? attributes.get('onup') ?? '', actions, linked);
    const wanted = action.scene ?? linked;
    const target = keyOf(wanted);
    const words = filled('tooltip') ?? filled('title') ?? filled('text') ?? undefined;
    const area = areaOfHotspot(corners, attributes, { standing, say: at });
    const base = { where, description: null, ...inPicture(place, standing), ...(area && { area }) };
    if (wanted !== null) {
      if (target === null) at(`It leads to the scene “${wanted}”, which is not there.`);
      // The skin's style says false to all of them.
      if (filled('use3dtransition')?.toLowerCase() === 'true') at('use3dtransition: its scene opens with its own view.');
      const look = filled('linkedscene_lookat')?.split(',').map(numberOrNull) ?? action.look;
      const view = look ? lookOf(look, standingOf(target)) : undefined;
      const content = { type: 'navigation' as const, transition: 'fade' as const, ...(view && { view }) };
      return [{ ...base, title: titleOf(words, titles.get(target ?? '') ?? wanted), content, target }];
    }
    for (const name of new Set(action.other)) at(`${name}(): actions are not run and this one has no counterpart.`);
    const text = filled('html') ?? (action.data === null ? undefined : data.get(action.data.toLowerCase())) ?? filled('text') ?? words;
    const picture = pathOf(attributes.get('url') ?? '');
    if (text === undefined && action.href === null && picture !== null && names.has(picture) && !/(?:^|\/)skin\//i.test(picture))
      return [
        {
          ...base,
          title: titleOf(element.attributes.get('name'), 'Picture'),
          content: { type: 'file', path: picture, alt: '' },
          target: null,
        },
      ];
    if (text === undefined && action.href === null) at('It says and does nothing that could be read: it was taken as an empty mark.');
    const title = words ?? (text === undefined ? element.attributes.get('name') : undefined);
    const shown = linkOrInfo({
      title: title && plainWords(title),
      text: text ?? '',
      href: action.href ?? undefined,
      isHtml: true,
      say: at,
    });
    return [{ ...base, ...shown, target: null }];
  }
}

/** The corners of a polygon, as krpano shows them. */
function cornersOf(element: XmlElement): HotspotArea {
  return elementsOf(element, 'point').flatMap((point) => {
    const [ath, atv] = [numberOrNull(point.attributes.get('ath')), numberOrNull(point.attributes.get('atv'))];
    return ath === null || atv === null ? [] : [fromKrpano(ath, atv)];
  });
}

/** A polygon as an area of the picture; what can't be one is said, and leaves the mark in its middle. */
function areaOfHotspot(
  corners: HotspotArea,
  attributes: ReadonlyMap<string, string>,
  { standing, say }: { standing: Standing; say: (what: string) => void },
): HotspotArea | undefined {
  if (corners.length === 0) return undefined;
  if (attributes.get('polyline')?.toLowerCase() === 'true' || corners.length < 3) {
    say('Lines have no counterpart: there is a mark in its middle.');
    return undefined;
  }
  if (corners.length > MAX_CORNERS) say(`Its area has ${corners.length} corners, of which ${MAX_CORNERS} were taken.`);
  const step = Math.max(1, corners.length / MAX_CORNERS);
  const kept = Array.from({ length: Math.min(MAX_CORNERS, corners.length) }, (_, index) => corners[Math.floor(index * step)]!);
  if (isOnOneSide(kept)) return kept.map((corner) => inPicture(corner, standing));
  say('Its area is half of the sphere or more: there is a mark in its middle.');
  return undefined;
}

function placeOfHotspot(corners: HotspotArea, attributes: ReadonlyMap<string, string>): { yaw: number; pitch: number } | null {
  if (corners.length > 0) {
    // An area is marked in its middle.
    const points = corners.map(directionToVector);
    const sum = points.reduce((total, point) => ({ x: total.x + point.x, y: total.y + point.y, z: total.z + point.z }));
    return Math.hypot(sum.x, sum.y, sum.z) < 1e-9 ? null : vectorToDirection(sum);
  }
  const [ath, atv] = ['ath', 'atv'].map((key) => (attributes.has(key) ? numberOrNull(attributes.get(key)) : 0));
  return ath === null || ath === undefined || atv === null || atv === undefined ? null : fromKrpano(ath, atv);
}

/** Where on the earth a scene is, by its `lat` and `lng`. */
function positionOf({ attributes }: XmlElement, say: (what: string) => void): ScenePlan['position'] {
  const [latitude, longitude] = [numberOrNull(attributes.get('lat')), numberOrNull(attributes.get('lng'))];
  if (latitude === null && longitude === null) return undefined;
  if (latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  say('Its place on the earth (lat, lng) is none and was left out.');
  return undefined;
}

function lookOf([h, v, fov]: readonly (number | null)[], standing: Standing): { yaw?: number; pitch?: number; zoom?: number } | undefined {
  const direction = settled(fromKrpano(h ?? 0, v ?? 0), standing);
  const view = {
    ...(h !== null && h !== undefined && { yaw: direction.yaw }),
    ...(v !== null && v !== undefined && { pitch: direction.pitch }),
    ...(fov !== null && fov !== undefined && { zoom: zoomOf(fov) }),
  };
  return Object.keys(view).length > 0 ? view : undefined;
}

function viewOf(
  element: XmlElement | undefined,
  { standing, say }: { standing: Standing; say: (what: string) => void },
): ScenePlan['view'] {
  const value = (name: string) => numberOrNull(element?.attributes.get(name));
  const kind = element?.attributes.get('fovtype')?.toUpperCase() ?? 'VFOV';
  const across = (fov: number) => zoomOf(kind === 'VFOV' ? fromVertical(fov) : kind === 'DFOV' ? fromDiagonal(fov) : fov);
  const limited = { hlookatmin: -180, hlookatmax: 180, vlookatmin: -90, vlookatmax: 90 };
  for (const [name, whole] of Object.entries(limited)) {
    const limit = value(name);
    if (limit !== null && Math.abs(limit) < Math.abs(whole))
      say(`${name}: limits of the view have no counterpart, visitors may look all around.`);
  }
  const zoom = across(value('fov') ?? VIEW.fov);
  // Beyond twice the start there is rarely anything to see; krpano itself stops where pixels show.
  const limits = {
    minZoom: Math.min(zoom, across(value('fovmax') ?? 120)),
    maxZoom: Math.max(zoom, Math.min(6, across(value('fovmin') ?? 30))),
  };
  return settledView({ ...settled(fromKrpano(value('hlookat') ?? 0, value('vlookat') ?? 0), standing), zoom }, limits);
}

function byName(placed: readonly Placed[]): Map<string, XmlElement> {
  return new Map(placed.map(({ element }) => [(element.attributes.get('name') ?? '').toLowerCase(), element]));
}

function actionsOf(placed: readonly Placed[]): Map<string, NamedAction> {
  return new Map(
    placed.flatMap(({ element }) => {
      const args = (element.attributes.get('args') ?? '').split(',').map((name) => name.trim());
      // Code in JavaScript is no action code.
      if (/javascript/i.test(element.attributes.get('type') ?? '')) return [];
      return [[(element.attributes.get('name') ?? '').toLowerCase(), { code: textOf(element), args: args.filter(Boolean) }] as const];
    }),
  );
}
