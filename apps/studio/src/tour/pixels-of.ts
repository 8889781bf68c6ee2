/** How long `640px`, `50%`, `80vh` or `60vw` is on a page; null for what is no length. */
export function pixelsOf(length: string, page: { width: number; height: number }): number | null {
  const [, number, unit] = /^(\d{1,4})(px|%|vh|vw)$/.exec(length.trim()) ?? [];
  if (number === undefined || unit === undefined) return null;
  const share = Number(number) / 100;
  return { px: Number(number), '%': share * page.width, vw: share * page.width, vh: share * page.height }[unit] ?? null;
}
