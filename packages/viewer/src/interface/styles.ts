import css from './styles.css';

let shared: CSSStyleSheet | null = null;

/** The one style sheet of all tours on a page; constructed, so that a host's style-src need not allow it. */
export function tourStyles(): CSSStyleSheet {
  if (!shared) {
    shared = new CSSStyleSheet();
    shared.replaceSync(css);
  }
  return shared;
}
