import { z } from 'zod';
import { OPERATORS } from './predicate.ts';

const scalar = z.union([z.string().max(200), z.number(), z.boolean()]);
const attribute = z
  .string()
  .max(80)
  .regex(/^(subject|resource|context)\.[a-zA-Z]{1,60}$/, 'Use an attribute such as resource.status.');

export const policyTest = z.strictObject({
  attribute,
  operator: z.enum(OPERATORS),
  /** What it is compared with; either this or `valueFrom`. */
  value: z.union([scalar, z.array(z.union([z.string().max(200), z.number()])).max(50)]).optional(),
  /** An attribute of the subject or the context to compare with. */
  valueFrom: attribute.optional(),
});
export type PolicyTest = z.output<typeof policyTest>;

const tests = z.array(policyTest).max(20);

/** The language of policies: closed, bounded, and the same for whoever writes, previews, explains and enforces. */
export const policyDefinition = z
  .strictObject({
    /** A denial wins over everything that allows. */
    effect: z.enum(['allow', 'deny']),
    /** Whom it binds, by any of these; nobody named is everybody. */
    subjects: z
      .strictObject({
        roles: z.array(z.string().max(60)).max(50).default([]),
        users: z.array(z.uuid()).max(200).default([]),
        keys: z.array(z.uuid()).max(200).default([]),
        /** Whoever owns the thing at hand. */
        owner: z.boolean().default(false),
      })
      .prefault({}),
    /** Scopes by name, or all of a system: `tours.*`. */
    actions: z.array(z.string().max(120)).min(1).max(50),
    /** Things that it is about. None named: it is about calls, whatever they are about. */
    resourceTypes: z.array(z.string().max(100)).max(20).default([]),
    /** Every test of `all`, one of `any` if there are some, and none of `none` must hold. */
    when: z.strictObject({ all: tests.default([]), any: tests.default([]), none: tests.default([]) }).prefault({}),
  })
  .meta({ id: 'PolicyDefinition' });
export type PolicyDefinition = z.output<typeof policyDefinition>;

const name = z.string().trim().min(1).max(80);
const description = z.string().trim().max(500).nullable();

export const policyView = z
  .object({
    id: z.uuid(),
    name: z.string().max(80),
    description: z.string().max(500).nullable(),
    definition: policyDefinition,
    enabled: z.boolean(),
    version: z.int().min(1),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'PolicyView' });
export type PolicyView = z.output<typeof policyView>;

export const createPolicyInput = z.strictObject({
  name,
  description: description.default(null),
  definition: policyDefinition,
  enabled: z.boolean().default(true),
});
export type CreatePolicyInput = z.output<typeof createPolicyInput>;

export const updatePolicyInput = z.strictObject({
  id: z.uuid(),
  version: z.int().min(1).max(2_000_000_000),
  name: name.optional(),
  description: description.optional(),
  definition: policyDefinition.optional(),
  enabled: z.boolean().optional(),
});
export type UpdatePolicyInput = z.output<typeof updatePolicyInput>;

export const policyId = z.strictObject({ id: z.uuid() });
export type PolicyId = z.output<typeof policyId>;

export const policyVersionView = z
  .object({
    version: z.int().min(1),
    name: z.string().max(80),
    definition: policyDefinition,
    enabled: z.boolean(),
    /** The version with which the policy was removed. */
    removed: z.boolean(),
    changedById: z.uuid().nullable(),
    changedAt: z.date(),
  })
  .meta({ id: 'PolicyVersionView' });
export type PolicyVersionView = z.output<typeof policyVersionView>;

export const previewPolicyInput = z.strictObject({
  /** The policy as it would be; left out, the named one would be gone. */
  definition: policyDefinition.optional(),
  /** The policy whose place it would take. */
  replacesId: z.uuid().optional(),
});
export type PreviewPolicyInput = z.output<typeof previewPolicyInput>;

export const policyPreview = z
  .object({
    /** What people would be able to do, or not any more, whatever it is about. */
    calls: z.array(z.object({ userId: z.uuid(), action: z.string().max(120), before: z.boolean(), after: z.boolean() })).max(1_000),
    /** The same for single things, of the newest of each kind. */
    things: z
      .array(
        z.object({
          userId: z.uuid(),
          action: z.string().max(120),
          resourceType: z.string().max(100),
          resourceId: z.uuid(),
          before: z.boolean(),
          after: z.boolean(),
        }),
      )
      .max(1_000),
    members: z.int().min(0),
    thingsLookedAt: z.int().min(0),
    /** There are more members, things or changes than were looked at. */
    isPartial: z.boolean(),
  })
  .meta({ id: 'PolicyPreview' });
export type PolicyPreview = z.output<typeof policyPreview>;
