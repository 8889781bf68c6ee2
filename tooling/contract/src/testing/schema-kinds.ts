import { z } from 'zod';

interface Node {
  name: string;
  children: Node[];
}

const node: z.ZodType<Node, Node> = z.object({ name: z.string(), children: z.array(z.lazy(() => node)) }).meta({ id: 'Node' });

/** One schema of every kind that the printer knows, by a name for its type. */
export const schemaKinds = {
  text: z.string().min(1).max(9),
  formats: z.object({ id: z.uuid(), mail: z.email(), link: z.url() }),
  numbers: z.tuple([z.number(), z.int().min(1), z.bigint()]),
  nothing: z.object({ none: z.null(), absent: z.undefined(), never: z.never().optional(), unknown: z.unknown() }),
  flag: z.boolean(),
  date: z.date(),
  literals: z.literal(['a', "it's", 'with | bar', 2, true, null]),
  choice: z.enum(['draft', 'published']),
  list: z.array(z.union([z.string(), z.number()])),
  listOfLists: z.array(z.array(z.enum(['x', 'y']).nullable())),
  pair: z.tuple([z.string(), z.date().optional()]),
  rest: z.tuple([z.string()], z.number()),
  flat: z.object({ a: z.string(), 'b-c': z.number() }),
  strict: z.strictObject({ a: z.string() }),
  loose: z.looseObject({ a: z.string() }),
  rather: z.object({ a: z.string() }).catchall(z.union([z.string(), z.number()])),
  absences: z.object({ optional: z.string().optional(), nullable: z.string().nullable(), both: z.string().nullish() }),
  defaults: z.object({
    size: z.number().default(1),
    nested: z.object({ on: z.boolean().default(true) }).prefault({}),
  }),
  required: z.object({ a: z.nonoptional(z.string().optional()) }),
  readonlyThing: z.object({ a: z.string() }).readonly(),
  trimmed: z.string().trim().toLowerCase().pipe(z.email()),
  counted: z
    .string()
    .transform((text) => text.length)
    .pipe(z.number()),
  dictionary: z.record(z.string(), z.date()),
  byName: z.record(z.enum(['a', 'b']), z.number()),
  bySome: z.partialRecord(z.enum(['a', 'b']), z.number()),
  map: z.map(z.string(), z.object({ n: z.number() })),
  set: z.set(z.enum(['a', 'b'])),
  shapes: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('circle'), r: z.number() }),
    z.object({ kind: z.literal('square'), side: z.number() }),
  ]),
  either: z.union([z.object({ yaw: z.number() }), z.null(), z.string()]).optional(),
  both: z.intersection(z.object({ a: z.string() }), z.union([z.object({ b: z.string() }), z.object({ c: z.string() })])),
  json: z.json(),
  tree: node,
  named: z.object({ inner: z.object({ on: z.boolean().default(false) }).meta({ id: 'Inner' }) }),
};

/** What zod itself makes of them: read by the program that a test compiles. @public */
export type KindInputs = { [Kind in keyof typeof schemaKinds]: z.input<(typeof schemaKinds)[Kind]> };
/** @public */
export type KindOutputs = { [Kind in keyof typeof schemaKinds]: z.output<(typeof schemaKinds)[Kind]> };
