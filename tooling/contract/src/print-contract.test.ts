import { defineErrors } from '@belvedere/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { printContract, refuseForeignImports, type ContractProcedure } from './print-contract.ts';

const errors = defineErrors('tours', { not_found: { status: 404, message: 'No.' }, slug_taken: { status: 409, message: 'Taken.' } });
const tourView = z.object({ id: z.uuid(), title: z.string(), createdAt: z.date() }).meta({ id: 'ContractTourView' });

function procedure(path: string, meta: Partial<ContractProcedure['meta']> = {}): ContractProcedure {
  const base = { kind: 'query', describe: 'Does it.', input: z.strictObject({}), output: tourView, errors: [], idempotent: null } as const;
  const access = { scope: { name: 'tours.read', level: 'tenant' }, publicReason: null, stepUp: false, rate: 'read' } as const;
  return { path, meta: { ...base, ...access, ...meta } };
}

const list = procedure('tours.list', {
  input: z.strictObject({ cursor: z.string().optional(), limit: z.int().default(20) }),
  output: z.object({ items: z.array(tourView), nextCursor: z.string().nullable() }),
});
const create = procedure('tours.create', {
  kind: 'command',
  describe: 'Creates a tour.',
  input: z.strictObject({ title: z.string() }),
  errors: [errors.slug_taken],
  idempotent: 'key',
  scope: { name: 'tours.write', level: 'tenant' },
});
const embed = procedure('tours.embeds.get', { scope: null, publicReason: 'Anybody sees it.', output: z.object({ html: z.string() }) });

test('the contract of a small product', () => {
  expect(printContract([list, create, embed], [errors.not_found]))
    .toBe(`// Made from the declarations of all procedures by \`pnpm contract\`. Not edited by hand; reviewed like any other change.
import type { CallOptions, ContractTable, Json, NoInput, Page, PageQuery } from './call.ts';

/** Every procedure of the product, by its path. */
export interface BelvedereClient {
  readonly tours: ToursProcedures;
}

export interface ToursProcedures {
  /**
   * Does it.
   *
   * Needs the scope \`tours.read\`.
   */
  readonly list: (input?: ToursListInput, options?: CallOptions) => PageQuery<ContractTourView>;
  /**
   * Creates a tour.
   *
   * Needs the scope \`tours.write\`. Fails with \`tours.slug_taken\`.
   */
  readonly create: (input: ToursCreateInput, options?: CallOptions) => Promise<ContractTourView>;
  readonly embeds: ToursEmbedsProcedures;
}

export interface ToursEmbedsProcedures {
  /**
   * Does it.
   *
   * Public: Anybody sees it.
   */
  readonly get: (input?: NoInput, options?: CallOptions) => Promise<ToursEmbedsGetOutput>;
}

export interface ContractTourView {
  id: string;
  title: string;
  createdAt: Date;
}

export interface ToursCreateInput {
  title: string;
}

export interface ToursEmbedsGetOutput {
  html: string;
}

export interface ToursListInput {
  cursor?: string | undefined;
  /** An integer. Default 20. */
  limit?: number | undefined;
}

/** What each type of webhook event says. */
export interface WebhookPayloads {

}

/** Every way in which the server says that a call failed. */
export type ServerErrorCode =
  | 'tours.not_found'
  | 'tours.slug_taken';

/** How each procedure travels. */
export const contract: ContractTable = {
  tours: {
    list: 'page',
    create: 'keyed',
    embeds: {
      get: 'query',
    },
  },
};
`);
});

test('a page that says more than its items keeps saying it', () => {
  const counted = {
    ...list,
    meta: { ...list.meta, output: z.object({ items: z.array(tourView), nextCursor: z.string().nullable(), total: z.int() }) },
  };
  expect(printContract([counted], [])).toContain('PageQuery<ContractTourView, Page<ContractTourView> & ToursListOutput>');
});

test('a path that is a procedure and a room at once, or there twice, is refused', () => {
  expect(() => printContract([create, procedure('tours.create.draft')], [])).toThrow(
    'tours.create.draft: create is a procedure and a room at once.',
  );
  expect(() => printContract([create, create], [])).toThrow('tours.create is there twice');
});

test('a type of another package is refused', () => {
  expect(() => refuseForeignImports("import type { z } from 'zod';")).toThrow('The contract names zod');
  expect(() => refuseForeignImports("x: import('@prisma/client').Tour")).toThrow('@prisma/client');
  expect(() => refuseForeignImports("import type { A } from './call.ts';")).not.toThrow();
});
