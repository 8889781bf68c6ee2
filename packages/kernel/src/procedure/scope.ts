/** The tenant roles that every tenant starts with, strongest first. */
export const SYSTEM_ROLES = ['owner', 'admin', 'manager', 'editor', 'member', 'client'] as const;
export type SystemRole = (typeof SYSTEM_ROLES)[number];

/** What an API key's three classic switches cover (0.34). `named` is covered by none: a key has it only when it was asked for by name. */
export type KeyClass = 'read' | 'write' | 'analytics' | 'named' | 'never';

export interface Scope {
  /** `<system>.<action>`, as roles and keys name it. */
  readonly name: string;
  readonly level: 'tenant' | 'self' | 'platform';
  readonly description: string;
  readonly resourceType: string;
  readonly action: string;
  /** System roles that have it from the start. */
  readonly roles: readonly SystemRole[];
  readonly keyClass: KeyClass;
  /** A publishable key may have it: it stands in a page's source, so this is what the public may see anyway. */
  readonly publishable: boolean;
}

interface ScopeSpec {
  description: string;
  /** The weakest system role that has it; all stronger ones do too. */
  from: SystemRole;
  keyClass: KeyClass;
  publishable?: boolean;
}

/** The scopes of one system: `defineScopes('tours', { read: … })` gives `{ read: { name: 'tours.read', … } }`. */
export function defineScopes<const System extends string, const Specs extends Record<string, ScopeSpec>>(
  system: System,
  specs: Specs,
): { readonly [Name in keyof Specs]: Scope } {
  const entries = Object.entries(specs).map(([action, { from, ...spec }]) => {
    const roles = SYSTEM_ROLES.slice(0, SYSTEM_ROLES.indexOf(from) + 1);
    return [
      action,
      Object.freeze({ publishable: false, ...spec, name: `${system}.${action}`, level: 'tenant', resourceType: system, action, roles }),
    ];
  });
  return Object.freeze(Object.fromEntries(entries));
}

/** What anybody may do who is signed in, with their own things. */
export const SELF: Scope = {
  name: 'self',
  level: 'self',
  description: 'Your own account.',
  resourceType: 'user',
  action: 'self',
  roles: [],
  keyClass: 'never',
  publishable: false,
};

/** What only the platform's administrators may do. */
export const PLATFORM_ADMIN: Scope = {
  name: 'platform.admin',
  level: 'platform',
  description: 'Administration of the platform.',
  resourceType: 'platform',
  action: 'admin',
  roles: [],
  keyClass: 'never',
  publishable: false,
};
