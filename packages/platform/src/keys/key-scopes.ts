import type { Scope } from '@belvedere/kernel';
import type { ApiKeyKind } from '@belvedere/kernel/core';

/** The three classic switches of a key (0.34): each stands for all scopes of its class. */
export interface KeySwitches {
  allowRead: boolean;
  allowWrite: boolean;
  allowAnalytics: boolean;
}

/** What a key of a kind can have at all. A publishable key stands in a page's source, so it gets what the public may see anyway. */
export function grantable(declared: readonly Scope[], kind: ApiKeyKind): Scope[] {
  return declared.filter(({ keyClass, publishable }) => keyClass !== 'never' && (kind === 'secret' || publishable));
}

/** The scopes that the switches stand for. */
export function scopesOfSwitches(available: readonly Scope[], { allowRead, allowWrite, allowAnalytics }: KeySwitches): string[] {
  const on = { read: allowRead, write: allowWrite, analytics: allowAnalytics, named: false, never: false };
  return available.filter(({ keyClass }) => on[keyClass]).map(({ name }) => name);
}

/** The switches as somebody who knows only them would see these scopes: on when there is anything of the class. */
export function switchesOfScopes(declared: readonly Scope[], scopes: readonly string[]): KeySwitches {
  const classes = new Set(declared.filter(({ name }) => scopes.includes(name)).map(({ keyClass }) => keyClass));
  return { allowRead: classes.has('read'), allowWrite: classes.has('write'), allowAnalytics: classes.has('analytics') };
}
