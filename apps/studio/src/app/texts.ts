/** The members of an address that are text and not empty. */
export function texts<K extends string>(search: Record<string, unknown>, names: readonly K[]): { [Name in K]?: string } {
  const found = names.flatMap((name) => (typeof search[name] === 'string' && search[name] ? [[name, search[name]]] : []));
  return Object.fromEntries(found) as { [Name in K]?: string };
}
