import { degrees, fromMarzipano as direction, fromVertical, zoomOf } from '@belvedere/manifest/angles';
import { createDraft, infoOrLink, plainOf, type Adapted, type AdapterOptions } from './create-draft.ts';

interface MarzipanoScene {
  id: string;
  name?: string;
  levels?: readonly { tileSize: number; size: number; fallbackOnly?: boolean }[];
  initialViewParameters?: { yaw?: number; pitch?: number; fov?: number };
  linkHotspots?: readonly { yaw: number; pitch: number; rotation?: number; target: string; title?: string }[];
  infoHotspots?: readonly { yaw: number; pitch: number; title?: string; text?: string }[];
  /** Whatever else there is. */
  [other: string]: unknown;
}

/** `APP_DATA` of the `data.js` that Marzipano's tool writes. */
export interface MarzipanoData {
  name?: string;
  scenes: readonly MarzipanoScene[];
  settings?: { autorotateEnabled?: boolean; [other: string]: unknown };
  /** Whatever else there is. */
  [other: string]: unknown;
}

/**
 * The script of its tool shows 100° from top to bottom at most and 120° across, whatever a view says; on a screen of 16:9 the latter is
 * less, less even than the 90° from top to bottom that a scene has which nobody has turned.
 */
const MOST_ACROSS = 120;

/**
 * The data of a Marzipano tour as this viewer shows it; `base` is the folder that `tiles/` lies in.
 *
 * @example
 * const { manifest, locate } = fromMarzipano(APP_DATA, { base: document.baseURI });
 */
export function fromMarzipano(data: MarzipanoData, options: AdapterOptions): Adapted {
  const draft = createDraft(options);
  const names = new Map(data.scenes.map(({ id, name }) => [id, plainOf(name) || id]));
  for (const { id, levels = [], initialViewParameters: first = {}, linkHotspots = [], infoHotspots = [] } of data.scenes) {
    const where = `scenes.${id}`;
    // A level that is a fallback is one small picture of all faces, not tiles.
    const cut = levels.map((level, z) => ({ ...level, z })).filter(({ fallbackOnly }) => !fallbackOnly);
    if (!cut.length) {
      draft.say(where, 'The scene was left out: it has no tiles.');
      continue;
    }
    const zoom = zoomOf(fromVertical(degrees(first.fov ?? Math.PI / 2)));
    const panorama = draft.tiles(cut, ({ level, face, x, y }) => {
      return draft.resolve(where, `tiles/${id}/${cut[level]?.z}/${face}/${y}/${x}.jpg`) ?? '';
    });
    const scene = draft.scene(
      id,
      {
        title: names.get(id) ?? id,
        view: { ...direction(first.yaw ?? 0, first.pitch ?? 0), zoom },
        limits: { minZoom: zoomOf(MOST_ACROSS), maxZoom: Math.max(4, zoom) },
      },
      { panorama },
    );
    for (const [index, { yaw, pitch, rotation, target, title }] of linkHotspots.entries()) {
      const here = `${where}.linkHotspots.${index}`;
      if (rotation) draft.say(here, 'The turning of its arrow has no counterpart.');
      const content = { type: 'navigation', transition: 'fade' } as const;
      draft.hotspot(scene, {
        where: here,
        ...direction(yaw, pitch),
        title: plainOf(title) || (names.get(target) ?? target),
        to: target,
        content,
      });
    }
    for (const [index, { yaw, pitch, title, text }] of infoHotspots.entries())
      draft.hotspot(scene, {
        where: `${where}.infoHotspots.${index}`,
        ...direction(yaw, pitch),
        title: plainOf(title) || 'Information',
        content: infoOrLink(plainOf(text), null),
      });
  }
  // Its tool turns by 0.03 radians a second.
  return draft.finish({ title: plainOf(data.name) || 'Tour', ...(data.settings?.autorotateEnabled && { autoplay: degrees(0.03) }) });
}
