import { commonErrors } from '@belvedere/kernel/core';
import type { Context, ThingRefusal, WeighedCall } from '@belvedere/kernel';
import { matches, type Thing } from '../policies/predicate.ts';
import { looksAtThings, mayCall, predicateFor, sourcesOf, type Declared, type Rules } from '../policies/rules.ts';
import { ownedAmong } from '../table.ts';
import { isPart } from './is-part.ts';
import type { ThingDeclaration, Where } from './thing-type.ts';
import { roomOf, thingsNamed, typeOf, type NamedThing } from './things-named.ts';

type Weighed = Omit<WeighedCall, 'grants'> & { rules: Rules; isHeld: boolean };

/** Weighs what calls are about, for all procedures alike: they only have to name their fields as everybody does. */
export function createWeigher(things: readonly ThingDeclaration[], declared: Declared) {
  const { types } = declared;
  const parts = new Map(things.filter(isPart).map((each) => [each.type, each]));
  const names: ReadonlySet<string> = new Set([...types.keys(), ...parts.keys()]);

  return { mayYetBeAllowed, weigh, loadThings, wholeOf, findWhole, unreadable };

  /** Something about things allows the scope: which thing it is has yet to be seen. */
  function mayYetBeAllowed(rules: Rules, scope: string): boolean {
    if (rules.keyScopes && !rules.keyScopes.includes(scope)) return false;
    return sourcesOf(rules, scope).some((source) => source.effect === 'allow' && source.types !== null);
  }

  async function weigh(ctx: Context, call: Weighed): Promise<ThingRefusal | undefined> {
    const { rules, scope, path, isHeld } = call;
    if (isHeld && !looksAtThings(rules, scope.name)) return undefined;
    const named = await namedThings(ctx, path, call.input);
    let isAnyThere = false;
    for (const [type, ids] of named) {
      const part = parts.get(type);
      const whole = types.get(part?.partOf ?? type);
      if (!whole) continue;
      const wholes = part ? await part.wholes(ctx, ids) : new Map(ids.map((id) => [id, id]));
      const loaded = await loadThings(ctx, { type: whole.type, ids: [...new Set(wholes.values())], rules });
      const may = (name: string, thing: Thing) => matches(predicateFor(rules, name, whole.type), thing);
      for (const [id, wholeId] of wholes) {
        const thing = loaded.get(wholeId);
        if (!thing) continue;
        isAnyThere = true;
        if (may(scope.name, thing)) continue;
        const isKnown = !isHeld || may(whole.read.name, thing);
        return {
          error: isKnown ? commonErrors.forbidden : (part ?? whole).notFound,
          reason: isHeld ? `A policy denies ${scope.name} on this ${type}.` : `The scope ${scope.name} is missing.`,
          resourceType: type,
          resourceId: id,
        };
      }
    }
    // A list lets in whoever may see anything of it: what it leaves out is decided thing by thing.
    const isList = () => [...types.values()].some(({ lists }) => lists.includes(path));
    if (isHeld || isAnyThere || isList()) return undefined;
    return {
      error: commonErrors.forbidden,
      reason: `The scope ${scope.name} is missing.`,
      resourceType: scope.resourceType,
      resourceId: null,
    };
  }

  /** Those among some things, of whatever kind, that the subject may not read: for an answer about something else that names them. */
  async function unreadable<T extends NamedThing>(where: Where, rules: Rules, all: readonly T[]): Promise<Set<T>> {
    const hidden = new Set<T>();
    for (const type of new Set(all.map((thing) => typeOf(names, thing.type)))) {
      if (type === undefined) continue;
      const part = parts.get(type);
      const whole = types.get(part?.partOf ?? type);
      if (!whole || (mayCall(rules, whole.read.name) && !looksAtThings(rules, whole.read.name))) continue;
      const these = all.filter((thing) => typeOf(names, thing.type) === type);
      const wholes = part
        ? await part.wholes(
            where,
            these.map(({ id }) => id),
          )
        : new Map(these.map(({ id }) => [id, id]));
      const loaded = await loadThings(where, { type: whole.type, ids: [...new Set(wholes.values())], rules });
      const readable = predicateFor(rules, whole.read.name, whole.type);
      for (const thing of these) {
        const found = loaded.get(wholes.get(thing.id) ?? '');
        if (!found || !matches(readable, found)) hidden.add(thing);
      }
    }
    return hidden;
  }

  /** What a thing counts as: itself, or the whole that it is part of. */
  async function wholeOf(where: Where, { type, id }: { type: string; id: string }): Promise<{ type: string; id: string } | undefined> {
    const part = parts.get(type);
    if (!part) return types.has(type) ? { type, id } : undefined;
    const whole = (await part.wholes(where, [id])).get(id);
    return whole === undefined ? undefined : { type: part.partOf, id: whole };
  }

  /** The same of a thing that is there. */
  async function findWhole(where: Where, thing: { type: string; id: string }): Promise<{ type: string; id: string } | undefined> {
    const whole = await wholeOf(where, thing);
    const found = whole && (await types.get(whole.type)?.load(where, [whole.id]));
    return found?.has(whole?.id ?? '') ? whole : undefined;
  }

  async function namedThings(where: Where, path: string, input: unknown): Promise<Map<string, string[]>> {
    const byType = new Map<string, string[]>();
    const add = (type: string, id: string) => byType.set(type, [...(byType.get(type) ?? []), id]);
    for (const { type, id } of thingsNamed(names, path, input)) add(type, id);
    const room = roomOf(path, names);
    const { id, slug } = (input ?? {}) as { id?: unknown; slug?: unknown };
    if (room !== undefined && id === undefined && typeof slug === 'string') {
      const found = await types.get(room)?.bySlug?.(where, slug);
      if (found !== undefined) add(room, found);
    }
    return byType;
  }

  /** Things with what rules look at, and whether they are the subject's own. */
  async function loadThings(
    where: Where,
    { type, ids, rules }: { type: string; ids: readonly string[]; rules: Rules },
  ): Promise<Map<string, Thing>> {
    const declaration = types.get(type);
    if (!declaration || ids.length === 0) return new Map();
    const attributes = await declaration.load(where, ids);
    const owned = await ownedAmong(where, { type, ids, userId: rules.subject.userId });
    return new Map([...attributes].map(([id, values]) => [id, { attributes: values, isOwned: owned.has(id) }]));
  }
}
