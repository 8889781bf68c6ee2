import { readCalls, type ActionCall } from './read-calls.ts';

/** What a click does, as far as it has a counterpart. */
export interface ReadAction {
  scene: string | null;
  /** hlookat, vlookat, fov of the scene that is loaded. */
  look: (number | null)[] | null;
  href: string | null;
  /** Name of a `<data>` element whose words are shown. */
  data: string | null;
  /** Calls that mean something else. */
  other: string[];
}

/** A named action of the tour: its code, and the names of its arguments where it has some. */
export interface NamedAction {
  code: string;
  args: readonly string[];
}

const MAX_DEPTH = 3;
/** What only moves the camera or the interface before or after the thing that counts. */
const MANNERS =
  /^(?:if|ifnot|set|get|copy|calc|tween|wait|delayedcall|stopdelayedcall|events\.\w+|lookto|looktohotspot|looktopoint|lookat|skin_lookat|moveto|zoomto|blend|openblend|slideblend|lightblend|zoomblend|colorblend|linear|stoptween|txtsplit|isvalue|nexttick|trace|tooltip|skin_updatescroll|oninterrupt|null|isset|def|inc|dec|add|sub|mul|div|mod)$/i;

/** Reads the code of a click: the common ways to another scene and to a page. Named actions are looked into, nothing is run. */
export function readAction(code: string, actions: ReadonlyMap<string, NamedAction>, linkedScene: string | null = null): ReadAction {
  const result: ReadAction = { scene: null, look: null, href: null, data: null, other: [] };
  follow(code, 0);
  return result;

  function follow(text: string, depth: number): void {
    result.data ??= dataNamed(text);
    for (const call of readCalls(text)) take(call, depth);
  }

  function take({ name, args }: ActionCall, depth: number): void {
    if (/loadscene(?:2|withbase)?$/i.test(name) && args[0] !== undefined) {
      result.scene ??= sceneNamed(args[0], linkedScene);
      result.look ??= lookOfVariables(args[1] ?? '');
      return;
    }
    if (/^(?:skin_)?lookat$/i.test(name)) {
      result.look ??= args.slice(0, 3).map(numberOrNull);
      return;
    }
    if (/openurl$/i.test(name) && args[0] !== undefined) {
      result.href ??= args[0];
      return;
    }
    const action = actions.get(name.toLowerCase());
    if (action && depth < MAX_DEPTH) return follow(filled(action, args), depth + 1);
    if (!MANNERS.test(name) && depth === 0) result.other.push(name);
  }
}

/** The name in `data[name].content`. */
function dataNamed(text: string): string | null {
  const begin = text.search(/\bdata\[/i);
  const end = begin === -1 ? -1 : text.indexOf(']', begin);
  const name = end === -1 ? '' : text.slice(begin + 5, end);
  return name !== '' && name.length <= 200 && text.startsWith('].content', end) ? name : null;
}

/** The name of a scene, or `[n]` for the n-th; null when only the running tour would know. */
function sceneNamed(text: string, linkedScene: string | null): string | null {
  const bare = /^get\((.*)\)$/i.exec(text)?.[1]?.trim() ?? text;
  if (/linkedscene$/i.test(bare)) return linkedScene;
  const [, key] = /^scene\[([^\]]{1,300})\](?:\.name)?$/i.exec(bare) ?? [];
  if (key !== undefined) return /^\d+$/.test(key) ? `[${key}]` : key;
  return bare === text && text !== '' && text !== 'null' ? text : null;
}

/** `view.hlookat=10&view.vlookat=5&view.fov=90` */
function lookOfVariables(text: string): (number | null)[] | null {
  const variables = new Map(
    text.split('&').map((part) => [part.split('=', 1)[0]?.trim().toLowerCase() ?? '', part.slice(part.indexOf('=') + 1)]),
  );
  const look = ['view.hlookat', 'view.vlookat', 'view.fov'].map((name) => numberOrNull(variables.get(name) ?? ''));
  return look.some((value) => value !== null) ? look : null;
}

export function numberOrNull(text: string | undefined): number | null {
  const bare = text?.trim() ?? '';
  // What Number takes beyond that, such as 0x10, no viewer would read as an angle.
  return bare.length > 0 && bare.length <= 40 && /^[+\-.\de]+$/i.test(bare) && Number.isFinite(Number(bare)) ? Number(bare) : null;
}

function filled({ code, args: names }: NamedAction, args: readonly string[]): string {
  let text = code.replaceAll(/%([1-9])/g, (_, digit: string) => args[Number(digit) - 1] ?? '');
  for (const [index, name] of names.entries()) text = text.replaceAll(`get(${name})`, args[index] ?? '');
  return text;
}
