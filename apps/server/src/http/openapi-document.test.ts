import { expect, test } from 'vitest';
import { listProcedures } from '../procedures.ts';
import { openapiDocument } from './openapi-document.ts';

interface Operation {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; schema?: object; content?: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>;
  security?: object[];
}
interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>;
  components: { schemas: Record<string, object> };
}

const document = openapiDocument('https://belvedere.example') as Document;
const operations = Object.values(document.paths).flatMap((path) => Object.values(path));

function* objectsIn(node: unknown): Generator<Record<string, unknown>> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) yield node as Record<string, unknown>;
  for (const value of Object.values(node)) yield* objectsIn(value);
}

test('1.28 every procedure is there, by its own method, and nothing else', () => {
  const wanted = listProcedures().map(({ path, meta }) => `${meta.kind === 'query' ? 'get' : 'post'} /api/${path.replaceAll('.', '/')}`);
  const found = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  // Decisions have the addresses of their own standard besides.
  const decisions = ['post /access/v1/evaluation', 'post /access/v1/evaluations'];
  expect(found.toSorted()).toEqual([...wanted, ...decisions].toSorted());
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(document.openapi).toBe('3.1.0');
});

test('1.28 every reference leads somewhere and every name is one that OpenAPI allows', () => {
  const references = [...objectsIn(document)].flatMap((node) => (typeof node['$ref'] === 'string' ? [node['$ref']] : []));
  expect(references.length).toBeGreaterThan(50);
  for (const reference of references) {
    const name = /^#\/components\/schemas\/([\w.-]+)$/.exec(reference)?.[1] ?? `not a name: ${reference}`;
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
});

test('1.28 every operation says what it does, takes and answers, and how it fails', () => {
  for (const operation of operations) {
    expect(operation.summary).toMatch(/\.$/);
    expect(operation.responses['200']?.content['application/json']?.schema).toBeDefined();
    for (const status of ['400', '401', '403', '429', '500'])
      expect(operation.responses[status]?.content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    for (const parameter of operation.parameters ?? []) expect(parameter.schema ?? parameter.content).toBeDefined();
  }
});

test('1.28 public procedures need no key, all others do; commands tell of their idempotency key', () => {
  for (const { path, meta } of listProcedures()) {
    const methods = document.paths[`/api/${path.replaceAll('.', '/')}`];
    const operation = methods?.get ?? methods?.post;
    expect([path, operation?.security]).toEqual([path, meta.scope ? undefined : []]);
    const header = operation?.parameters?.find(({ in: place }) => place === 'header');
    expect([path, header !== undefined]).toEqual([path, meta.idempotent === 'key' || meta.idempotent === 'required']);
  }
});

test('1.28 dates are texts in the format date-time, and nothing of zod is left', () => {
  const { properties } = document.components.schemas['TourView'] as { properties: Record<string, object> };
  expect(properties['createdAt']).toMatchObject({ type: 'string', format: 'date-time' });
  for (const node of objectsIn(document)) for (const key of ['$schema', '$defs', '~standard']) expect(node).not.toHaveProperty(key);
});

test('S2 the document names no secret and no file', () => {
  expect(JSON.stringify(document)).not.toMatch(/\/work\/|node_modules|file:\/\/|passwordHash|tokenHash/);
});
