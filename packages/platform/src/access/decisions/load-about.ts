import type { Context } from '@belvedere/kernel';
import { isId } from '@belvedere/kernel/core';
import { accessOf } from '../create-access.ts';
import type { Thing } from '../policies/predicate.ts';
import type { Rules } from '../policies/rules.ts';

/** A thing as decisions look at it, the whole where it is a part; undefined when there is none. */
export async function loadAbout(
  ctx: Context,
  { type, id, rules }: { type: string; id: string; rules: Rules },
): Promise<{ type: string; thing: Thing } | undefined> {
  if (!isId(id)) return undefined;
  const access = accessOf(ctx);
  const whole = await access.wholeOf(ctx, { type, id });
  if (!whole) return undefined;
  const thing = (await access.loadThings(ctx, { type: whole.type, ids: [whole.id], rules })).get(whole.id);
  return thing && { type: whole.type, thing };
}
