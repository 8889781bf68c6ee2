import type { ProcedureMeta } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import type { Catalogue } from '@belvedere/testing';
import { z } from 'zod';

/** A field of an input that names a row: its table, and whether it takes many. */
export interface IdField {
  field: string;
  table: string;
  isList: boolean;
}

/** Where the name of a field or of a room is not that of its table. */
const TABLES: Record<string, string> = {
  tenant: 'tenants',
  user: 'memberships',
  owner: 'memberships',
  member: 'memberships',
  key: 'api_keys',
  session: 'auth_sessions',
  embed: 'tour_embeds',
  entry: 'waitlist_entries',
  serie: 'event_series',
  series: 'event_series',
  rating: 'tour_ratings',
  term: 'tour_terms',
  plan: 'floor_plans',
  step: 'guided_steps',
  media: 'media_files',
  password: 'tour_passwords',
  link: 'tour_links',
  version: 'tour_versions',
  import: 'tour_imports',
  export: 'tour_exports',
  resource: 'tours',
  provider: 'sign_in_providers',
  external: 'external_identities',
  policie: 'access_control_policies',
  replaces: 'access_control_policies',
  grant: 'access_grants',
  security: 'security_events',
  request: 'gdpr_requests',
  case: 'gdpr_requests',
  hold: 'legal_holds',
  text: 'consent_texts',
  deliverie: 'webhook_deliveries',
  domain: 'custom_domains',
  token: 'integration_tokens',
  recipient: 'memberships',
  fact: 'outbox_facts',
  // Jobs lie in the queue's own schema; ids of what they were made of stand for theirs.
  job: 'outbox_facts',
};

/** What others call a thing: no row of ours. */
const FOREIGN = new Set(['clientId']);

/** The fields of a procedure that name rows: `tourId`, `sceneIds`, `tenant`, and `id` for the room that the procedure is in. */
export function idFields(path: string, meta: ProcedureMeta, catalogue: Catalogue): IdField[] {
  return Object.keys(meta.input.shape).flatMap((field) => {
    if (field === 'tenant') return [{ field, table: 'tenants', isList: false }];
    const [, name, many] = /^(?:(.*)I|i)d(s?)$/.exec(field) ?? [];
    if (FOREIGN.has(field) || (name === undefined && field !== 'id')) return [];
    return [
      { field, table: tableFor(name ?? singular(path.split('.').at(-2) ?? ''), catalogue, `${path}(${field})`), isList: many === 's' },
    ];
  });
}

function tableFor(name: string, catalogue: Catalogue, where: string): string {
  const words = name
    .replaceAll(/([A-Z])/g, '_$1')
    .toLowerCase()
    .split('_');
  // `targetSceneId` and `panoramaMediaId` end with what they name.
  for (let from = 0; from < words.length; from++) {
    const noun = words.slice(from).join('_');
    const table = TABLES[noun] ?? `${noun}s`;
    if (catalogue.has(table)) return table;
  }
  throw new Error(`${where} names rows of no table: add "${name}" to TABLES in make-input.ts.`);
}

function singular(room: string): string {
  return room.replace(/s$/, '');
}

/** Texts that some schema may want; the first that fits is taken. */
export const TEXTS = [
  'A plain text',
  'plain-text',
  'en',
  'UTC',
  '#ffffff',
  '640px',
  'example.org',
  'https://example.org',
  'picture.jpg',
  'image/jpeg',
  '2026-06-15T12:00:00Z',
  '2026-06-15T12:00',
  'FREQ=WEEKLY',
  '2026-06',
  'a'.repeat(43),
  'a'.repeat(64),
  '1',
  '123456',
  'custom',
  'CH',
];

/** A valid value of a schema: the least that it takes, and what is given by name. */
export function makeInput(schema: z.ZodObject, given: Record<string, unknown> = {}): Record<string, unknown> {
  const made = Object.entries(schema.shape).flatMap(([name, field]) => {
    if (Object.hasOwn(given, name)) return [[name, given[name]]];
    const isOptional = field.safeParse(undefined).success;
    return isOptional ? [] : [[name, makeValue(field as z.ZodType, name)]];
  });
  return Object.fromEntries(made);
}

function makeValue(schema: z.ZodType, where: string): unknown {
  if (schema instanceof z.ZodObject) return makeInput(schema);
  if (schema instanceof z.ZodArray) {
    const element = schema.element as z.ZodType;
    return schema.safeParse([]).success ? [] : [makeValue(element, where)];
  }
  if (schema instanceof z.ZodUnion) return makeValue(schema.options[0] as z.ZodType, where);
  if (schema instanceof z.ZodLiteral) return [...schema.values][0];
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLazy) return makeValue(schema.unwrap() as z.ZodType, where);
  if (schema instanceof z.ZodNullable) return null;
  const candidates: unknown[] = [
    `${newId()}@mail.example`,
    ...TEXTS,
    newId(),
    1,
    0,
    0.5,
    1000,
    true,
    new Date('2126-06-15T12:00:00Z'),
    {},
    null,
  ];
  const fitting = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (fitting === undefined) throw new Error(`No value fits ${where}: add one to make-input.ts.`);
  return fitting;
}
