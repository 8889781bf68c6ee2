import type { Transaction } from '@belvedere/db';
import type { Scope } from '@belvedere/kernel';
import type { ErrorDefinition } from '@belvedere/kernel/core';
import type { AttributeValue } from '../policies/predicate.ts';

export type AttributeKind = 'id' | 'text' | 'number' | 'flag' | 'instant' | 'list' | 'network';

export interface AttributeDeclaration {
  kind: AttributeKind;
  /** The field of the model that says so. */
  field: string;
  isNullable?: boolean;
  /** All that there are, where the field is an enum. */
  values?: readonly string[];
}

export interface Where {
  tx: Transaction;
  tenantId: string;
}

export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A kind of thing that policies and ownership can be about. A system declares it; nothing in its verbs asks for access. */
export interface ThingType {
  /** `tour`: as `resource_ownership`, policies and inputs (`tourId`) name it. */
  type: string;
  describe: string;
  /** The answer to whoever may not even know of it. */
  notFound: ErrorDefinition;
  /** Who may not read a thing is told that there is none. */
  read: Scope;
  /** What its owner may do with it, whatever their roles say. */
  ownerMay: readonly Scope[];
  /** What policies can ask of it. */
  attributes: Readonly<Record<string, AttributeDeclaration>>;
  /** Queries that list such things, and leave out what `visibleThings` does not let through. */
  lists: readonly string[];
  /** The things of these ids, removed ones too. */
  load(where: Where, ids: readonly string[]): Promise<Map<string, Attributes>>;
  /** The id that a slug leads to, where an input names a thing by it. */
  bySlug?(where: Where, slug: string): Promise<string | undefined>;
  /** Some things, for a dry run. */
  sample(where: Where, limit: number): Promise<readonly string[]>;
}

/** A thing that is part of another: what holds for the whole holds for it. */
export interface ThingPart {
  type: string;
  partOf: string;
  notFound: ErrorDefinition;
  /** The whole of each of these parts. */
  wholes(where: Where, ids: readonly string[]): Promise<Map<string, string>>;
}

export type ThingDeclaration = ThingType | ThingPart;
