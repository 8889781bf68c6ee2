import i18next from 'i18next';

const KILOMETRE = 1000;

/** `850` → `850 m`, `12345` → `12 km` */
export function distance(meters: number): string {
  const isShort = meters < KILOMETRE;
  const format = {
    style: 'unit',
    unit: isShort ? 'meter' : 'kilometer',
    maximumFractionDigits: !isShort && meters < 10_000 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat(i18next.language, format).format(isShort ? meters : meters / KILOMETRE);
}
