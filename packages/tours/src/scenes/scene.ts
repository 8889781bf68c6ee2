import { commonErrors, fail } from '@belvedere/kernel';
import type { SuggestedPose } from './suggested-pose.ts';

/** The limits of a scene's view have to hold together (0.16). */
export function checkView(view: { minZoom: number; maxZoom: number; initialZoom: number }): void {
  if (view.minZoom > view.maxZoom) fail(commonErrors.invalid_input, { fields: { minZoom: 'minZoom has to be at most maxZoom.' } });
  if (view.initialZoom < view.minZoom || view.initialZoom > view.maxZoom)
    fail(commonErrors.invalid_input, { fields: { initialZoom: 'initialZoom has to lie between minZoom and maxZoom.' } });
}

/** Whether somebody has said how the camera of a scene stood. */
export function saysPose({ horizonPitch, horizonRoll, northOffset }: { [Angle in keyof SuggestedPose]?: number | undefined }): boolean {
  return [horizonPitch, horizonRoll, northOffset].some((angle) => angle !== undefined);
}

/** Whether two lists name the same ids, each once. */
export function isPermutation(wanted: readonly string[], present: readonly string[]): boolean {
  return wanted.length === present.length && new Set(wanted).size === wanted.length && wanted.every((id) => present.includes(id));
}
