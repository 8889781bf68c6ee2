/** Line icons on a 24 × 24 grid, as path data, by name. */
export type Icons = Readonly<Record<string, string>>;

/** Those that most tours have; the others are a chunk. */
export const CORE_ICONS: Icons = {
  navigation: 'M5 14l7-7 7 7M5 20l7-7 7 7',
  info: 'M12 11v6M12 7.2v.1M3 12a9 9 0 1018 0 9 9 0 10-18 0',
  custom: 'M12 3l2.6 6 6.4.6-4.8 4.2 1.4 6.3L12 16.8 6.4 20.1l1.4-6.3L3 9.6l6.4-.6z',
};

const SVG = 'http://www.w3.org/2000/svg';

/** An icon of path data that assistive technology passes over. */
export function createIcon(pathData: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', pathData);
  svg.append(path);
  return svg;
}
