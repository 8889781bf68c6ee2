/** What of a change was kept from being saved, for people to take along: texts and numbers, not ids. */
export function lostWords(mine: object): string {
  return Object.entries(mine)
    .filter(([name]) => !name.endsWith('Id'))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join(', ');
}
