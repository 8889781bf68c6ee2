import {
  directionToVector,
  hotspotAreaSchema,
  hotspotContentSchema,
  vectorToDirection,
  type HotspotArea,
  type HotspotContent,
  type Vector3,
} from '@belvedere/manifest';
import type { Position } from './schemas.ts';

export function toVector(position: Position): Vector3 {
  return 'yaw' in position ? directionToVector(position) : position;
}

export function toDirection(row: { positionX: number; positionY: number; positionZ: number }): { yaw: number; pitch: number } {
  return vectorToDirection({ x: row.positionX, y: row.positionY, z: row.positionZ });
}

/** The media files that a content names. */
export function mediaOf(content: HotspotContent): string[] {
  switch (content.type) {
    case 'image':
      return [content.image.mediaId];
    case 'gallery':
      return content.images.map((image) => image.mediaId);
    case 'video':
      return [content.mediaId, ...(content.captionsMediaId ? [content.captionsMediaId] : [])];
    case 'audio':
    case 'document':
      return [content.mediaId];
    default:
      return [];
  }
}

/** Checked when it was written, as content is. */
export function areaOf(row: { area: unknown }): HotspotArea | null {
  return hotspotAreaSchema.nullable().parse(row.area);
}

/** Content was checked when it was written; reading it through the schema also fills in defaults added since. */
export function contentOf(row: { content: unknown }): HotspotContent {
  return hotspotContentSchema.parse(row.content);
}

/** The content of a row, or undefined when it is not what the schema allows: an import or an older release may have left such a row. */
export function readContent(row: { content: unknown }): HotspotContent | undefined {
  const read = hotspotContentSchema.safeParse(row.content);
  return read.success ? read.data : undefined;
}
