import { fromMarzipano, fromVertical, zoomOf } from '@belvedere/manifest/angles';
import type { ManifestScene } from '../manifest-types.ts';
import { createDraft, infoOrLink, plainOf, type Adapted, type AdapterOptions, type Draft, type Place } from './create-draft.ts';

/** Radians, or text in degrees or radians: `'45deg'`, `'0.5rad'`. */
type Angle = number | string;
interface Position {
  yaw?: Angle;
  pitch?: Angle;
}

/** Longitude, latitude, and metres above the sea. */
type Gps = readonly [number, number, number?];

interface PhotoSphereMarker {
  id?: string;
  position?: Position;
  tooltip?: string | { content?: string };
  content?: string;
  /** Whatever else there is. */
  [other: string]: unknown;
}

interface PhotoSphereNode {
  id: string;
  panorama?: unknown;
  name?: string;
  caption?: string;
  gps?: Gps;
  links?: readonly { nodeId: string; position?: Position; gps?: Gps; name?: string }[];
  markers?: readonly PhotoSphereMarker[];
  /** Whatever else there is. */
  [other: string]: unknown;
}

/** What of the options of Photo Sphere Viewer 5 a tour is: those of the viewer, and of the plugins for markers and tours. */
export interface PhotoSphereViewerConfig {
  panorama?: unknown;
  caption?: string;
  defaultYaw?: Angle;
  defaultPitch?: Angle;
  /** 0 to 100 between the greatest and the smallest field of view. */
  defaultZoomLvl?: number;
  minFov?: number;
  maxFov?: number;
  /** Of the MarkersPlugin. */
  markers?: readonly PhotoSphereMarker[];
  /** Of the VirtualTourPlugin, in its client mode. */
  nodes?: readonly PhotoSphereNode[];
  startNodeId?: string;
  /** Whatever else there is. */
  [other: string]: unknown;
}

/** Radians of an angle. */
function radians(angle: Angle | undefined): number {
  if (typeof angle === 'number') return angle;
  const value = Number.parseFloat(angle ?? '');
  if (!Number.isFinite(value)) return 0;
  return angle?.trim().endsWith('rad') ? value : (value * Math.PI) / 180;
}

/** Yaw to the right as ours, pitch upwards; past a pole one looks down on the other side. */
const direction = ({ yaw, pitch }: Position) => fromMarzipano(radians(yaw), -radians(pitch));

/**
 * A configuration of Photo Sphere Viewer as this viewer shows it: equirectangular pictures and films, markers at a position, links of nodes.
 *
 * @example
 * const { manifest, locate } = fromPhotoSphereViewer({ nodes, startNodeId: 'hall' }, { base: document.baseURI });
 */
export function fromPhotoSphereViewer(config: PhotoSphereViewerConfig, options: AdapterOptions): Adapted {
  const draft = createDraft(options);
  const { minFov = 30, maxFov = 90, defaultZoomLvl = 50, nodes } = config;
  const zoomAt = (level: number) => zoomOf(fromVertical(maxFov + (level / 100) * (minFov - maxFov)));
  const all: readonly PhotoSphereNode[] = nodes ?? [
    { id: 'panorama', panorama: config.panorama, ...(config.caption !== undefined && { caption: config.caption }) },
  ];
  for (const node of all) {
    const where = nodes ? `nodes.${node.id}` : 'panorama';
    const picture = pictureOf(draft, node.panorama, where);
    if (!picture) continue;
    const scene = draft.scene(
      node.id,
      {
        title: plainOf(node.name ?? node.caption) || node.id,
        view: {
          ...direction({ ...(config.defaultYaw !== undefined && { yaw: config.defaultYaw }), pitch: config.defaultPitch ?? 0 }),
          zoom: zoomAt(defaultZoomLvl),
        },
        limits: { minZoom: zoomAt(0), maxZoom: zoomAt(100) },
        position: positionOf(node.gps),
      },
      picture,
    );
    for (const [index, { nodeId, position, gps, name }] of (node.links ?? []).entries()) {
      const here = `${where}.links.${index}`;
      const target = all.find(({ id }) => id === nodeId);
      const [from, to] = [positionOf(node.gps), positionOf(gps ?? target?.gps)];
      // A link without a position lies where its node does, of a picture whose middle looks north.
      const at = position ?? (from && to && { yaw: bearing(from, to) });
      if (!at) draft.say(here, 'A link with neither a position nor GPS of both ends was put straight ahead.');
      const content = { type: 'navigation', transition: 'fade' } as const;
      const title = plainOf(name ?? target?.name) || nodeId;
      draft.hotspot(scene, { where: here, ...direction(at ?? {}), title, to: nodeId, content });
    }
    for (const [index, marker] of [...(node.markers ?? []), ...(config.markers ?? [])].entries())
      addMarker({ draft, scene, where: `${where}.markers.${index}` }, marker);
  }
  return draft.finish({ title: plainOf(config.caption) || 'Tour', start: config.startNodeId });
}

function positionOf(gps: Gps | undefined): ManifestScene['position'] {
  const [longitude, latitude] = gps ?? [];
  return longitude !== undefined && latitude !== undefined && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
    ? { latitude, longitude }
    : undefined;
}

/** Where one looks from one place to another, radians clockwise from north. */
function bearing(from: NonNullable<ManifestScene['position']>, to: NonNullable<ManifestScene['position']>): number {
  const [here, there, east] = [from.latitude, to.latitude, to.longitude - from.longitude].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  return Math.atan2(Math.sin(east) * Math.cos(there), Math.cos(here) * Math.sin(there) - Math.sin(here) * Math.cos(there) * Math.cos(east));
}

function pictureOf(draft: Draft, panorama: unknown, where: string): Pick<ManifestScene, 'panorama' | 'source'> | null {
  const source =
    typeof panorama === 'string'
      ? panorama
      : ((panorama as { source?: unknown; path?: unknown } | null)?.source ?? (panorama as { path?: unknown } | null)?.path);
  const address = typeof source === 'string' ? draft.resolve(where, source) : null;
  if (address === null)
    draft.say(where, 'The scene was left out: of its adapters only those for one equirectangular picture or film have a counterpart.');
  return address === null ? null : draft.sphere(address);
}

function addMarker({ draft, scene, where }: Place, { id, position, tooltip, content }: PhotoSphereMarker): void {
  if (!position) return draft.say(where, 'The marker was left out: it has no position, as polygons and layers have none.');
  const title = plainOf(typeof tooltip === 'string' ? tooltip : tooltip?.content);
  draft.hotspot(scene, {
    where,
    ...direction(position),
    title: title || id || 'Information',
    content: infoOrLink(plainOf(content) || title, null),
  });
}
