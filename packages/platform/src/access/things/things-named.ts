import { isId } from '@belvedere/kernel/core';

export interface NamedThing {
  type: string;
  id: string;
}

const MAX_THINGS = 1_000;

/**
 * The things that an input names: `tourId`, `sceneIds`, `targetSceneId`, `id` for the room that the procedure is in, and a pair of
 * `resourceType` and `resourceId`. By the name of the field alone, so that no procedure can forget to say so.
 */
export function thingsNamed(types: ReadonlySet<string>, path: string, input: unknown): NamedThing[] {
  const found = new Map<string, NamedThing>();
  visit(input, 0);
  return [...found.values()];

  function visit(node: unknown, depth: number): void {
    if (depth > 3 || typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const item of node.slice(0, MAX_THINGS)) visit(item, depth + 1);
      return;
    }
    const fields = node as Record<string, unknown>;
    for (const [field, value] of Object.entries(fields)) {
      const type = field === 'resourceId' ? fields['resourceType'] : typeNamed(types, path, field);
      if (typeof type === 'string' && types.has(type)) for (const id of Array.isArray(value) ? value : [value]) add(type, id);
      visit(value, depth + 1);
    }
  }

  function add(type: string, id: unknown): void {
    if (typeof id === 'string' && isId(id) && found.size < MAX_THINGS) found.set(`${type} ${id}`, { type, id });
  }
}

/** The type that a field names, if it names one. */
function typeNamed(types: ReadonlySet<string>, path: string, field: string): string | undefined {
  if (field === 'id' || field === 'ids') return roomOf(path, types);
  const [, name] = /^(.+)Ids?$/.exec(field) ?? [];
  if (name === undefined) return undefined;
  return typeOf(types, name.replaceAll(/(?=[A-Z])/g, '_').toLowerCase());
}

/** The type that a word for a thing ends with: a `published_tour` is a `tour`. */
export function typeOf(types: ReadonlySet<string>, word: string): string | undefined {
  const words = word.split('_');
  return words.map((_, from) => words.slice(from).join('_')).find((type) => types.has(type));
}

/** `tours.scenes.update` is in the room of scenes. */
export function roomOf(path: string, types: ReadonlySet<string>): string | undefined {
  const room = path.split('.').at(-2) ?? '';
  return [room, room.replace(/s$/, '')].find((name) => types.has(name));
}
