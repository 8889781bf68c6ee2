import type { Database, Prisma, Transaction } from '@belvedere/db';
import type { z } from 'zod';
import type { Clock, Json } from '../core/index.ts';
import type { Keyring } from '../crypto/index.ts';
import type { Fact, FactDraft } from '../facts/index.ts';
import type { Ffmpeg } from '../ffmpeg/index.ts';
import type { FetchPolicy } from '../fetch/index.ts';
import type { Mailer } from '../mail/index.ts';
import type { Logger } from '../observability/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Actor } from './actor.ts';
import type { AccessPort, AuditPort, Grants, LimitPort, UsagePort } from './ports.ts';

/** What of a request is kept: in logs, in the audit log, in limits. */
export interface RequestFacts {
  id: string;
  ip: string;
  userAgent: string | null;
  /** The browser asks not to be followed: Global Privacy Control, or Do Not Track. */
  privacySignal?: 'gpc' | 'dnt' | null;
}

/** What a process has once and every call uses. */
export interface Services {
  database: Database;
  storage: Storage;
  mailer: Mailer;
  limits: LimitPort;
  access: AccessPort;
  audit: AuditPort;
  /** Absent where nobody calls by a key. */
  usage?: UsagePort;
  clock: Clock;
  log: Logger;
  /** Where people reach this server, without a slash at the end. Links in mails are made of it, never of a Host header. */
  publicUrl: string;
  /** Where requests to addresses that people gave may go; the public internet unless said. */
  fetchPolicy?: FetchPolicy;
  /** Which DNS servers say whose a host name is (`192.0.2.1:53`); those of this machine unless said. */
  dnsServers?: readonly string[];
  /** Signs addresses and tokens that are checked without the database. */
  signingKey: Uint8Array;
  /** Wraps the data keys of people and tenants. */
  keyring: Keyring;
  /** Origins whose pages are ours: that of `publicUrl`, and consoles that are served elsewhere. */
  ownOrigins: readonly string[];
  /** Sites by which anybody may sign in, as the operator set them up. */
  signInProviders: readonly SignInProviderSettings[];
  /** What converts film and sound, where the machine has it. */
  ffmpeg?: Ffmpeg | undefined;
  /** Says where an address is, where the operator has a file that knows. */
  findPlace?: FindPlace | undefined;
}

/** The country as two letters (ISO 3166-1) and the English name of the city; null where that is not known. */
export type FindPlace = (address: string) => { country: string | null; city: string | null };

/** A site that says who somebody is (OpenID Connect), and who we are to it. */
export interface SignInProviderSettings {
  /** Names it in addresses: `google`. */
  slug: string;
  /** For people. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** It stands in a network of the operator's own: the one origin that may be fetched though it is not public. */
  isInternal: boolean;
}

/** What the server knows before a procedure runs: tRPC's context. */
export interface RequestContext {
  services: Services;
  actor: Actor;
  request: RequestFacts;
  /** The tenant that the caller named: a slug or an id. */
  wantedTenant: string | undefined;
  idempotencyKey: string | undefined;
  signal: AbortSignal | undefined;
  /** Answers travel with headers of limits and with cookies; the host writes them. */
  setHeader(name: string, value: string): void;
}

/** What a verb gets. Everything it does happens in `tx`, a transaction of this tenant. */
export interface Context {
  readonly services: Services;
  readonly actor: Actor;
  readonly request: RequestFacts;
  readonly tenantId: string;
  readonly tx: Transaction;
  readonly scopes: ReadonlySet<string>;
  /** What the caller has, for filters of lists; jobs have none. */
  readonly grants: Grants | undefined;
  readonly now: Date;
  setHeader(name: string, value: string): void;
  /** Leaves a fact; it is told when the transaction commits. */
  emit<Payload extends z.ZodType>(fact: Fact<Payload>, draft: FactDraft<Payload>): Promise<void>;
  /** Adds to the audit entry of this command what changed. */
  changed(changes: { before?: Json; after?: Json }): void;
  /** Runs after the commit; never when the transaction fails. */
  afterCommit(work: () => void | Promise<void>): void;
}

/** What a read of the public gets (`publicRead`): statements, each of them a transaction of this tenant and one round trip. */
export interface ReadContext extends Pick<Context, 'services' | 'request' | 'tenantId' | 'now'> {
  read<Row extends object>(sql: Prisma.Sql): Promise<Row[]>;
}

/** What a verb is called with. */
export interface Call<Input> {
  ctx: Context;
  input: Input;
}

/** What a read of the public is called with. */
export interface ReadCall<Input> {
  ctx: ReadContext;
  input: Input;
}

/** The person behind the call, where a scope makes sure that there is one. */
export function callerId(ctx: Context): string {
  if (ctx.actor.type === 'anonymous' || ctx.actor.userId === undefined)
    throw new Error('This procedure was called without a person behind it.');
  return ctx.actor.userId;
}
