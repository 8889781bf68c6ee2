import { SYSTEM_ROLES, type Scope } from '@belvedere/kernel';

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

/** A key never does more than was written on it, nor more than its maker may do now (K2). */
export function scopesOfKey(keyScopes: readonly string[], makers: ReadonlySet<string>): Set<string> {
  return new Set(keyScopes.filter((name) => makers.has(name)));
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
