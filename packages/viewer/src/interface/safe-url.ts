const PROTOCOLS = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/** Whether an address is absolute and of a protocol that a link may have; the rule of the manifest's schema, again at render. */
export function isSafeUrl(value: string): boolean {
  return URL.canParse(value) && PROTOCOLS.has(new URL(value).protocol);
}
