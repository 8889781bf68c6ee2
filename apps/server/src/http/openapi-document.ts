import { commonErrors, fail } from '@belvedere/kernel';
import { z } from 'zod';
import { listProcedures, type ListedProcedure } from '../procedures.ts';
import { AUTHZEN } from './authzen-routes.ts';

type Schema = Record<string, unknown>;

const COMMON = [
  commonErrors.invalid_input,
  commonErrors.unauthenticated,
  commonErrors.forbidden,
  commonErrors.rate_limited,
  commonErrors.internal,
];

/** OpenAPI 3.1 of all procedures, made of their own schemas. */
export function openapiDocument(publicUrl: string): object {
  const components: Record<string, Schema> = {};
  const paths = Object.fromEntries(
    listProcedures().map((procedure) => [`/api/${procedure.path.replaceAll('.', '/')}`, operation(procedure, components)]),
  );
  for (const [address, path] of Object.entries(AUTHZEN)) paths[address] = authzenOperation(address, path, components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Belvedere',
      version: '1',
      description: 'Virtual 360° tours and the platform under them. The same procedures are typed in the package @belvedere/sdk.',
    },
    servers: [{ url: publicUrl }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'bv_live_…' } },
      schemas: { ...components, Problem: PROBLEM },
    },
  };
}

/** A procedure at the address of a standard: the same input, as a body. */
function authzenOperation(address: string, path: string, components: Record<string, Schema>): object {
  const { meta } = listProcedures().find((procedure) => procedure.path === path) ?? fail(commonErrors.not_found);
  const schema = (of: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: toSchema(of, io, components) } });
  return {
    post: {
      operationId: address.slice(1).replaceAll('/', '.'),
      tags: ['access'],
      summary: meta.describe,
      description: `OpenID Authorization API 1.0. Needs the scope \`${meta.scope?.name ?? ''}\`.`,
      requestBody: { required: true, content: schema(meta.input, 'input') },
      responses: { 200: { description: 'Decided.', content: schema(meta.output, 'output') }, ...problems(meta.errors) },
    },
  };
}

const PROBLEM: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'request_id', 'retryable'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    request_id: { type: 'string' },
    retryable: { type: 'boolean' },
    errors: { type: 'array', items: { type: 'object', properties: { field: { type: 'string' }, detail: { type: 'string' } } } },
  },
};

function operation({ path, meta }: ListedProcedure, components: Record<string, Schema>): object {
  const isQuery = meta.kind === 'query';
  const input = toSchema(meta.input, 'input', components);
  const required = new Set((input['required'] as string[] | undefined) ?? []);
  const parameters = Object.entries((input['properties'] as Record<string, Schema> | undefined) ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.has(name),
    ...(schema['type'] === 'string' ? { schema } : { content: { 'application/json': { schema } } }),
  }));
  const keyed = meta.idempotent === 'key' || meta.idempotent === 'required';
  const idempotency = {
    name: 'Idempotency-Key',
    in: 'header',
    required: meta.idempotent === 'required',
    schema: { type: 'string', maxLength: 255 },
  };
  return {
    [isQuery ? 'get' : 'post']: {
      operationId: path,
      tags: [path.split('.')[0]],
      summary: meta.describe,
      description: meta.scope ? `Needs the scope \`${meta.scope.name}\`.` : `Public: ${meta.publicReason}`,
      ...(!meta.scope && { security: [] }),
      ...(isQuery
        ? { parameters }
        : {
            requestBody: { required: true, content: { 'application/json': { schema: input } } },
            ...(keyed && { parameters: [idempotency] }),
          }),
      responses: {
        200: { description: 'Done.', content: { 'application/json': { schema: toSchema(meta.output, 'output', components) } } },
        ...problems(meta.errors),
      },
    },
  };
}

function problems(own: ListedProcedure['meta']['errors']): Record<string, object> {
  const byStatus = new Map<number, string[]>();
  for (const { status, code, message } of [...COMMON, ...own])
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${message}`]);
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      status,
      { description: lines.join('\n\n'), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  );
}

/** JSON Schema of a zod schema; named ones go to the components once. Dates are texts there. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', components: Record<string, Schema>): Schema {
  const {
    $schema: _,
    $defs,
    ...json
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  }) as Schema & { $defs?: Record<string, Schema> };
  for (const [name, definition] of Object.entries($defs ?? {})) components[name] = relink(definition) as Schema;
  return relink(json) as Schema;
}

function relink(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(relink);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : relink(value),
    ]),
  );
}
