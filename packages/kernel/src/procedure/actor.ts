/** Who calls. A tagged union, so that no rule can forget a kind. */
export type Actor =
  | { readonly type: 'anonymous' }
  | {
      readonly type: 'user';
      readonly userId: string;
      readonly sessionId: string;
      readonly emailVerified: boolean;
      readonly platformRole: 'user' | 'support' | 'super_admin';
      /** When the person last proved who they are; sensitive procedures want it recent. */
      readonly authTime: Date;
      /** The session began with a second factor or a passkey. */
      readonly isStrong?: boolean;
    }
  | {
      readonly type: 'api_key';
      readonly keyId: string;
      readonly kind: 'secret' | 'publishable';
      readonly tenantId: string;
      /** Who made the key: it can never do more than they can. */
      readonly userId: string;
      readonly scopes: readonly string[];
      /** What is left of the key's UTC day, where it has a limit. */
      readonly daily?: { readonly limit: number; readonly remaining: number; readonly resetSeconds: number };
    }
  | { readonly type: 'system'; readonly name: string; readonly userId?: string };

export type ActorType = Actor['type'];

/** The person behind the call, if there is one. */
export function userOf(actor: Actor): string | undefined {
  return actor.type === 'anonymous' ? undefined : actor.userId;
}

/** A name for limits, logs and idempotency: stable for one caller, different for any two. */
export function principalOf(actor: Actor, ip: string): string {
  switch (actor.type) {
    case 'anonymous':
      return `ip:${ip}`;
    case 'user':
      return `user:${actor.userId}`;
    case 'api_key':
      return `key:${actor.keyId}`;
    case 'system':
      return `system:${actor.name}`;
  }
}

/** The actor's id as the audit log keeps it. */
export function actorId(actor: Actor): string | null {
  switch (actor.type) {
    case 'anonymous':
      return null;
    case 'user':
      return actor.userId;
    case 'api_key':
      return actor.keyId;
    case 'system':
      return actor.name;
  }
}
