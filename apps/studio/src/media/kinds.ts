import type { MediaView } from '@belvedere/sdk';

export const TYPES = ['image', 'video', 'audio', 'document'] as const satisfies readonly MediaView['mediaType'][];
export type MediaType = (typeof TYPES)[number];
export const isType = (value: unknown): value is MediaType => TYPES.some((each) => each === value);

/** What one looks for; the others pass by in a moment. */
export const STATUSES = ['processing', 'ready', 'failed', 'quarantined', 'deleted'] as const satisfies readonly MediaView['status'][];
export type MediaStatus = (typeof STATUSES)[number];
export const isStatus = (value: unknown): value is MediaStatus => STATUSES.some((each) => each === value);

export const isUnderWay = ({ status }: Pick<MediaView, 'status'>) =>
  status === 'pending' || status === 'uploading' || status === 'processing';

export const TONES = {
  pending: 'warn',
  uploading: 'warn',
  processing: 'warn',
  ready: 'good',
  failed: 'bad',
  quarantined: 'bad',
  deleted: 'quiet',
} as const satisfies Record<MediaView['status'], 'good' | 'warn' | 'bad' | 'quiet'>;

/** What a file is for, by what the browser says it is. */
export function purposeOf({ type }: Pick<File, 'type'>): MediaType {
  return TYPES.find((each) => type.startsWith(`${each}/`)) ?? 'document';
}
