import { contrast, LEGIBLE } from './contrast.ts';

/** The colours of pages where a brand says nothing, in a light surrounding. */
export const PAGE_COLORS = { text: '#1d2421', background: '#f7f5f0' };

interface Colors {
  backgroundColor: string | null;
  textColor: string | null;
}

/** The contrast of text on background when it is too low to read, with what is not set as pages have it. */
export function lowContrast({ backgroundColor, textColor }: Colors): number | undefined {
  const found = contrast(textColor ?? PAGE_COLORS.text, backgroundColor ?? PAGE_COLORS.background);
  // Rounded down: 4.499 is not 4.5.
  return found < LEGIBLE ? Math.floor(found * 100) / 100 : undefined;
}
