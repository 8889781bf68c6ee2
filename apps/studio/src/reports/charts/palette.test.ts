import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Color = readonly [number, number, number];

const css = readFileSync(new URL('../../style.css', import.meta.url), 'utf8');

/** What `--name: light-dark(oklch(…), oklch(…))` says, as linear light. */
function colorOf(name: string, theme: 'light' | 'dark'): Color {
  const said = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`).exec(css) ?? expect.fail(`no --${name}`);
  const [lightness = 0, chroma = 0, hue = 0] = (said[theme === 'light' ? 1 : 2] ?? '')
    .split(' ')
    .map((part) => Number.parseFloat(part) / (part.endsWith('%') ? 100 : 1));
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const [l, m, s] = [
    lightness + 0.3963377774 * a + 0.2158037573 * b,
    lightness - 0.1055613458 * a - 0.0638541728 * b,
    lightness - 0.0894841775 * a - 1.291485548 * b,
  ].map((x) => x ** 3);
  const mixed = [
    4.0767416621 * l! - 3.3077115913 * m! + 0.2309699292 * s!,
    -1.2684380046 * l! + 2.6097574011 * m! - 0.3413193965 * s!,
    -0.0041960863 * l! - 0.7034186147 * m! + 1.707614701 * s!,
  ];
  const [red = 0, green = 0, blue = 0] = mixed.map((x) => Math.min(1, Math.max(0, x)));
  return [red, green, blue];
}

const luminance = ([red, green, blue]: Color) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
function contrast(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

/** How much apart two colours are seen, in OKLab. */
function distance(a: Color, b: Color): number {
  const lab = ([red, green, blue]: Color) => {
    const [l = 0, m = 0, s = 0] = [
      0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue,
      0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue,
      0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue,
    ].map(Math.cbrt);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [one, other] = [lab(a), lab(b)];
  return Math.hypot(...one.map((value, index) => value - other[index]!));
}

/** As they are seen without the cones for red, for green, for blue (Machado and others, 2009). */
const BLINDNESS = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
const seenWith = (matrix: readonly number[], [red, green, blue]: Color): Color => {
  const row = (at: number) => Math.min(1, Math.max(0, matrix[at]! * red + matrix[at + 1]! * green + matrix[at + 2]! * blue));
  return [row(0), row(3), row(6)];
};

const NAMES = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5', 'series-6'];

test.each(['light', 'dark'] as const)('each series of a chart stands out from its ground, %s', (theme) => {
  for (const name of NAMES) expect(contrast(colorOf(name, theme), colorOf('sheet', theme)), name).toBeGreaterThanOrEqual(3);
});

test.each(['light', 'dark'] as const)('any two series are told apart whichever colours somebody sees, %s', (theme) => {
  for (const [blindness, matrix] of Object.entries(BLINDNESS))
    for (const [index, one] of NAMES.entries())
      for (const other of NAMES.slice(index + 1)) {
        const apart = distance(seenWith(matrix, colorOf(one, theme)), seenWith(matrix, colorOf(other, theme)));
        expect(apart, `${one} and ${other} with ${blindness}`).toBeGreaterThan(0.12);
      }
});
