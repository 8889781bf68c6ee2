/** A name as the list of a tenant has it, for one that is written in another way; itself when the list does not have it (0.7). */
export function canonicalName(names: readonly string[], wanted: string): string {
  const plain = foldName(wanted);
  return names.find((name) => foldName(name) === plain) ?? wanted.trim();
}

/** Two names are one when they differ in case only. */
export function foldName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
