import { contrast, isDark, LEGIBLE, PAGE_COLORS, type BrandedSite } from '@belvedere/platform';

/** Paper in the dark, as page.css has it. */
const DARK_PAPER = '#14181a';

/** The colours of a brand as page.css names them. Whatever was chosen, what has to be read can be. */
export function brandStyle({ primaryColor, backgroundColor, textColor }: BrandedSite): string {
  const rules: string[] = [];
  if (primaryColor !== null) rules.push(`--brand: ${primaryColor}`);
  if (backgroundColor === null && textColor === null) {
    // The page goes with light and dark, and so do links: where the brand's colour is legible, in it.
    const on = (paper: string, otherwise: string) =>
      primaryColor !== null && contrast(primaryColor, paper) >= LEGIBLE ? primaryColor : otherwise;
    if (primaryColor !== null) rules.push(`--accent: light-dark(${on(PAGE_COLORS.background, '#0b6b53')}, ${on(DARK_PAPER, '#6fd3b3')})`);
    return styleOf(rules);
  }
  const [paper, ink] = [backgroundColor ?? PAGE_COLORS.background, textColor ?? PAGE_COLORS.text];
  const soft = mix(ink, paper, 0.75);
  rules.push(
    `color-scheme: ${isDark(paper) ? 'dark' : 'light'}`,
    `--paper: ${paper}`,
    `--ink: ${ink}`,
    `--soft: ${contrast(soft, paper) >= LEGIBLE ? soft : ink}`,
    `--line: ${mix(ink, paper, 0.16)}`,
    `--accent: ${primaryColor !== null && contrast(primaryColor, paper) >= LEGIBLE ? primaryColor : ink}`,
  );
  return styleOf(rules);
}

function styleOf(rules: readonly string[]): string {
  return `:root {\n${rules.map((rule) => `  ${rule};\n`).join('')}}\n`;
}

/** One colour with a share of another, in sRGB. */
function mix(front: string, back: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [one = 0, other = 0] = [front, back].map((color) => Number.parseInt(color.slice(at, at + 2), 16));
    return Math.round(one * share + other * (1 - share))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
