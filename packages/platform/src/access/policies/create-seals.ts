import { canonicalJson, type Json } from '@belvedere/kernel/core';
import { deriveKey, hmac } from '@belvedere/kernel/crypto';

export interface SealedPolicy {
  tenantId: string;
  id: string;
  version: number;
  enabled: boolean;
  definition: Json;
}

/** Proves that a policy was written by the platform: who changes a row in the database can't make its seal. */
export interface Seals {
  of(policy: SealedPolicy): string;
  isWhole(policy: SealedPolicy, seal: string): boolean;
}

/** Without a key nothing is sealed and nothing is checked. */
export function createSeals(signingKey: Uint8Array | undefined): Seals {
  const key = signingKey && deriveKey(signingKey, 'access policies');
  const of = ({ tenantId, id, version, enabled, definition }: SealedPolicy) =>
    key ? hmac(key, canonicalJson({ tenantId, id, version, enabled, definition })) : '';
  return { of, isWhole: (policy, seal) => key === undefined || of(policy) === seal };
}
