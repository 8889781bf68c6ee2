import { randomBytes } from 'node:crypto';
import type { Row, Table } from '@belvedere/testing';
import { knownColumns } from './known-columns.ts';
import type { ProofWorld } from './proof-world.ts';

/** A person with everything that could tell who they are, planted wherever something about a person can stand. */
export interface PlantedPerson {
  id: string;
  email: string;
  /** What must be found nowhere once the person is erased. */
  identifiers: string[];
}

/** Tables that others than the person write about them, by hand below. */
const BY_HAND = new Set([
  'users',
  'audit_logs',
  'mails',
  'idempotency_keys',
  'attempt_counters',
  'data_keys',
  'erasures',
  'gdpr_requests',
  'legal_holds',
]);

/** As the owner of the schema, so that no rule of the application keeps anything from being written. */
export async function plantPerson(world: ProofWorld, tenants: readonly string[]): Promise<PlantedPerson> {
  const { owner, rows, catalogue } = world;
  const identifiers: string[] = [];
  const secret = (label: string) => {
    const text = `${label}-${randomBytes(5).toString('hex')}`;
    identifiers.push(text);
    return text;
  };
  const email = `${secret('mary')}@mail.example`;
  const displayName = `Mary ${secret('Shelley')}`;
  const user = await rows.insert('users', tenants[0]!, {
    email,
    username: secret('user'),
    given_name: secret('given'),
    family_name: secret('family'),
    display_name: displayName,
    company_name: secret('company'),
    avatar: `https://pictures.example/${secret('avatar')}.jpg`,
    preferences: JSON.stringify({ phone: secret('phone'), consent: { newsletter: true } }),
    metadata: JSON.stringify({ passport: secret('passport'), address: [secret('street')], birthday: secret('birthday') }),
    timezone: secret('zone'),
  });
  const id = String(user['id']);
  identifiers.push(email, displayName);

  for (const tenant of tenants)
    for (const table of catalogue.values()) {
      if (BY_HAND.has(table.name) || Object.keys(table.subjects).length === 0) continue;
      if (table.class === 'global' && tenant !== tenants[0]) continue;
      const whom: Row = {};
      for (const [column, { by }] of Object.entries(table.subjects))
        whom[column] = by === 'email' ? email : by === 'principal' ? `user:${id}` : id;
      if (table.name === 'memberships') whom['status'] = 'active';
      const texts: string[] = [];
      const says: Row = {};
      for (const { name, type } of sayable(table)) {
        const text = secretOf(table.name, name);
        texts.push(text);
        says[name] = type === 'jsonb' ? JSON.stringify({ said: text }) : text;
      }
      // Where a rule of the table wants other words, the row says no more than whom it is about.
      const isSaid = await rows.insert(table.name, tenant, { ...says, ...whom }).then(
        () => true,
        async () => void (await rows.insert(table.name, tenant, whom)),
      );
      if (isSaid) identifiers.push(...texts);
    }
  for (const tenant of tenants) {
    await rows.insert('mails', tenant, { recipient: email, subject: secret('subject'), text: `Dear ${displayName}`, topic: 'invitation' });
    await rows.insert('mails', tenant, {
      recipient: 'bob@mail.example',
      subject: 'News',
      text: `${displayName} invites you.`,
      topic: 'invitation',
    });
    await owner.query(
      `INSERT INTO idempotency_keys (tenant_id, principal, procedure, key, fingerprint, expires_at) VALUES ($1, $2, 'x', $3, '', now() + interval '1 day')`,
      [tenant, `user:${id}`, secret('key')],
    );
    await owner.query(
      `INSERT INTO outbox_facts (id, tenant_id, name, version, payload, aggregate_type, aggregate_id, occurred_at, dispatched_at)
       VALUES (gen_random_uuid(), $1, 'platform.link_requested', 1, $2, 'mail', 'x', now(), now())`,
      [tenant, JSON.stringify({ email })],
    );
  }
  return { id, email, identifiers };
}

/** What goes with its row, or is replaced in it, may say anything; what is kept says nothing about people (see tables.yaml). */
function sayable(table: Table): Table['columns'] {
  return table.columns.filter(({ name, type, label, unique }) => {
    if (label !== null || unique || (type !== 'text' && type !== 'jsonb') || name in table.subjects || name in knownColumns(table.name))
      return false;
    if (table.references.some(({ columns }) => columns.includes(name))) return false;
    const rules = Object.values(table.subjects);
    return rules.some(({ erase, replace }) => erase === 'delete' || name in replace);
  });
}

function secretOf(table: string, column: string): string {
  return `${table}.${column}-${randomBytes(5).toString('hex')}`;
}
