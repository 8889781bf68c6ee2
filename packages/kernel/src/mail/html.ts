declare const safe: unique symbol;
/** Text that is HTML already. Made by the `markup` tag only. */
export type Html = { readonly markup: string; readonly [safe]: true };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Builds HTML of a template: what is put in is escaped unless it was built so itself. Attributes have to be quoted. */
export function markup(strings: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const text = strings.reduce((built, string, index) => built + markupOf(values[index - 1] ?? '') + string);
  return { markup: text } as Html;
}

function markupOf(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
