import { printContract, type ContractProcedure } from '@belvedere/contract/print-contract';
import { z } from 'zod';

const SYNTHETIC = { routers: 45, procedures: 350 };

/** The contract of a product as large as performance.md measured: views of twenty properties, inputs of a dozen, lists in pages. */
export function syntheticContract(): string {
  const procedures = Array.from({ length: SYNTHETIC.routers }, (_, index) => routerOf(index)).flat();
  return printContract(procedures.slice(0, SYNTHETIC.procedures), []);
}

function routerOf(index: number): ContractProcedure[] {
  const name = `things${index}`;
  const editable = {
    title: z.string().min(1).max(200),
    description: z.string().max(20_000).nullable(),
    kind: z.enum(['small', 'middle', 'large']),
    tags: z.array(z.string().max(60)).max(50),
    price: z.int().min(0),
    currency: z.string().length(3),
    startsAt: z.date().nullable(),
    endsAt: z.date().nullable(),
    place: z.object({ latitude: z.number(), longitude: z.number(), name: z.string().max(200) }).nullable(),
    content: z.discriminatedUnion('type', [
      z.object({ type: z.literal('text'), text: z.string().max(1000) }),
      z.object({ type: z.literal('link'), href: z.url(), label: z.string().max(200), newTab: z.boolean().default(true) }),
      z.object({ type: z.literal('image'), mediaId: z.uuid(), alt: z.string().max(500) }),
    ]),
    isPublic: z.boolean(),
  };
  const view = z
    .object({
      id: z.uuid(),
      ...editable,
      slug: z.string(),
      count: z.int(),
      rating: z.number(),
      version: z.int(),
      createdAt: z.date(),
      updatedAt: z.date(),
      deletedAt: z.date().nullable(),
      createdById: z.uuid(),
    })
    .meta({ id: `Thing${index}View` });
  const id = z.strictObject({ id: z.uuid() });
  const page = z.object({ items: z.array(view), nextCursor: z.string().nullable() });
  const make = (verb: string, kind: 'query' | 'command', schemas: { input: z.ZodObject; output: z.ZodType }): ContractProcedure => ({
    path: `${name}.${verb}`,
    meta: {
      kind,
      describe: `Does "${verb}" with a thing and answers how it is afterwards.`,
      ...schemas,
      errors: [],
      idempotent: kind === 'command' ? 'key' : null,
      rate: 'read',
      stepUp: false,
      publicReason: null,
      scope: { name: `${name}.read`, level: 'tenant' },
    },
  });
  return [
    make('get', 'query', { input: id, output: view }),
    make('list', 'query', {
      input: z.strictObject({ cursor: z.string().optional(), limit: z.int().default(20), search: z.string().optional() }),
      output: page,
    }),
    make('create', 'command', { input: z.strictObject(editable), output: view }),
    make('update', 'command', {
      input: z.strictObject({ id: z.uuid(), version: z.int(), ...z.object(editable).partial().shape }),
      output: view,
    }),
    make('remove', 'command', { input: id, output: view }),
    make('restore', 'command', { input: id, output: view }),
    make('publish', 'command', {
      input: id,
      output: z.object({ thing: view, url: z.string(), warnings: z.array(z.object({ rule: z.string(), message: z.string() })) }),
    }),
    make('archive', 'command', { input: id, output: view }),
  ];
}
