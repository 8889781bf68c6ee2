import { own } from '../own.ts';
import type { View } from './view.ts';

/** A place in a tour as a link names it. */
export interface DeepLink {
  /** Scene key or id. */
  scene?: string;
  yaw?: number;
  pitch?: number;
  zoom?: number;
}

const SCENE = /^[a-z0-9][a-z0-9-]{0,80}$/;

/** Reads `#scene=lobby&yaw=12.5&pitch=-3&zoom=1.2`. Only these names, a scene key and finite numbers are taken. */
export function parseDeepLink(hash: string): DeepLink {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const link: DeepLink = own({});
  const scene = values.get('scene');
  if (scene && SCENE.test(scene)) link.scene = scene;
  for (const key of ['yaw', 'pitch', 'zoom'] as const) {
    const text = values.get(key);
    if (text && /^-?\d{1,4}(\.\d{1,6})?$/.test(text)) link[key] = Number(text);
  }
  return link;
}

/** The hash of a place; angles to a tenth of a degree. */
export function formatDeepLink(scene: string, { yaw, pitch, zoom }: View): string {
  return `#scene=${scene}&yaw=${Number(yaw.toFixed(1))}&pitch=${Number(pitch.toFixed(1))}&zoom=${Number(zoom.toFixed(2))}`;
}
