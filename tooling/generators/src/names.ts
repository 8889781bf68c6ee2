/** `publish-tour` → `publishTour`. */
export const camelCase = (kebab: string) => kebab.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `publish-tour` → `PublishTour`. */
export const pascalCase = (kebab: string) => camelCase(`-${kebab}`);

/** `tour-slug` → `tour_slug`. */
export const snakeCase = (kebab: string) => kebab.replaceAll('-', '_');

/** `tour-slug` → `tour slug`, as a person says it. */
export const words = (kebab: string) => kebab.replaceAll('-', ' ');

/** The plural of an English noun, as far as names of tables go. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Refuses what is not lower case words joined by hyphens: the name becomes files, tables and paths of the API. */
export function checkName(what: string, name: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`${what} has to be lower case words joined by hyphens, "${name}" is not.`);
}
