const sheets = new Map<string, CSSStyleSheet>();

/** Adds a style sheet to a shadow root. Constructed, so that a host's style-src need not allow it, and one for all tours on a page. */
export function adoptStyles(shadow: ShadowRoot, css: string): void {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
}
