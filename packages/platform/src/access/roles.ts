import { SYSTEM_ROLES, type Scope } from '@belvedere/kernel';
import type { ApiKeyKind } from '@belvedere/kernel/core';

/** A role that somebody has. The platform's own roles bring what the systems declare for them, others what is stored. */
export interface HeldRole {
  id: string;
  name: string;
  isSystem: boolean;
  /** Names of stored permissions; empty for the platform's own roles. */
  permissions: readonly string[];
}

/** What the role allows at this moment. A permission that no system declares any more allows nothing. */
export function scopesOfRole(declared: readonly Scope[], role: Omit<HeldRole, 'id'>): string[] {
  const granted = role.isSystem ? declaredFor(declared, role.name) : declared.filter(({ name }) => role.permissions.includes(name));
  return granted.map(({ name }) => name);
}

export function scopesOfRoles(declared: readonly Scope[], roles: readonly HeldRole[]): Set<string> {
  return new Set(roles.flatMap((role) => scopesOfRole(declared, role)));
}

/** What counts of the scopes that are written on a key: a publishable one stands in a page's source, so only what the public may. */
export function publishableOnly(declared: readonly Scope[], kind: ApiKeyKind, keyScopes: readonly string[]): string[] {
  if (kind === 'secret') return [...keyScopes];
  return keyScopes.filter((name) => declared.some((scope) => scope.name === name && scope.publishable));
}

/** Nobody gives, takes or touches more than they have themselves (4.27). */
export function covers(own: ReadonlySet<string>, others: Iterable<string>): boolean {
  for (const name of others) if (!own.has(name)) return false;
  return true;
}

function declaredFor(declared: readonly Scope[], roleName: string): Scope[] {
  const role = SYSTEM_ROLES.find((name) => name === roleName);
  return role ? declared.filter((scope) => scope.roles.includes(role)) : [];
}
