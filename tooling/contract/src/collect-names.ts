import { z } from 'zod';
import type { Side } from './type-printer.ts';

/** Schemas with `.meta({ id })`: each is declared once under its id. */
export interface NamedSchema {
  id: string;
  schema: z.ZodType;
  side: Side;
  /** What the contract calls it. */
  name: string;
}

/** Every named schema below the given ones, in the order in which they are met. Two different schemas of one name are an error. */
export function collectNames(roots: readonly { schema: z.ZodType; side: Side }[]): NamedSchema[] {
  const met = new Map<string, { schema: z.ZodType; sides: Set<Side> }>();
  for (const side of ['output', 'input'] as const) {
    const seen = new Set<z.ZodType>();
    for (const root of roots) if (root.side === side) visit(root.schema, { seen, side });
  }

  function visit(schema: z.ZodType, walk: { seen: Set<z.ZodType>; side: Side }): void {
    if (walk.seen.has(schema)) return;
    walk.seen.add(schema);
    const id = idOf(schema);
    if (id !== undefined) {
      const known = met.get(id) ?? { schema, sides: new Set() };
      if (known.schema !== schema) throw new Error(`Two schemas have the id "${id}".`);
      met.set(id, known);
      known.sides.add(walk.side);
    }
    for (const child of childrenOf(schema)) visit(child, walk);
  }

  return [...met].flatMap(([id, { schema, sides }]): NamedSchema[] => {
    if (sides.size === 1 || !isTwoFaced(schema)) return [{ id, schema, side: [...sides][0]!, name: id }];
    return [
      { id, schema, side: 'output', name: id },
      { id, schema, side: 'input', name: `${id}Input` },
    ];
  });
}

export function idOf(schema: z.ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.id;
}

/** Whether what may be sent differs from what is answered. */
function isTwoFaced(schema: z.ZodType, seen = new Set<z.ZodType>()): boolean {
  if (seen.has(schema)) return false;
  seen.add(schema);
  if (['default', 'prefault', 'pipe', 'catch'].includes(schema._zod.def.type)) return true;
  return childrenOf(schema).some((child) => isTwoFaced(child, seen));
}

function childrenOf(schema: z.ZodType): z.ZodType[] {
  const { def } = (schema as unknown as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return [...Object.values(def.shape), ...(def.catchall ? [def.catchall] : [])] as z.ZodType[];
    case 'array':
      return [def.element] as z.ZodType[];
    case 'tuple':
      return [...def.items, ...(def.rest ? [def.rest] : [])] as z.ZodType[];
    case 'record':
    case 'map':
      return [def.keyType, def.valueType] as z.ZodType[];
    case 'set':
      return [def.valueType] as z.ZodType[];
    case 'union':
      return [...def.options] as z.ZodType[];
    case 'intersection':
      return [def.left, def.right] as z.ZodType[];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'nonoptional':
    case 'readonly':
      return [def.innerType] as z.ZodType[];
    case 'pipe':
      return [def.in, def.out] as z.ZodType[];
    case 'lazy':
      return [def.getter() as z.ZodType];
    default:
      return [];
  }
}
