import type { VersionView } from './schemas.ts';

export function toVersionView(row: Omit<VersionView, 'isLive'>, live: string | undefined): VersionView {
  return { ...row, isLive: row.hash === live };
}
