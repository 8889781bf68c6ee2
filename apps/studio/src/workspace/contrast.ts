/** What WCAG 2.2 asks of text (1.4.3, level AA). */
export const LEGIBLE = 4.5;

const COLOR = /^#[0-9a-f]{6}$/i;

/** Relative luminance of #rrggbb, 0 to 1. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How two colours stand out from each other, 1 to 21; null while one of them is being typed. */
export function contrast(one: string, other: string): number | null {
  if (!COLOR.test(one) || !COLOR.test(other)) return null;
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
