import type { Json } from '@belvedere/sdk';

export interface Change {
  name: string;
  before: string | null;
  after: string | null;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: Json | undefined) => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value));

/** What an entry of the trail says that changed, member by member; members of members with dots. */
export function changesOf(changes: Json): Change[] {
  if (!isObject(changes)) return [];
  return compare(changes['before'], changes['after'], '');
}

function compare(before: Json | undefined, after: Json | undefined, name: string): Change[] {
  if (isObject(before) || isObject(after)) {
    const [old, young] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    const names = [...new Set([...Object.keys(old), ...Object.keys(young)])];
    return names.flatMap((each) => compare(old[each], young[each], name === '' ? each : `${name}.${each}`));
  }
  const change = { name, before: textOf(before), after: textOf(after) };
  return change.before === change.after ? [] : [change];
}
