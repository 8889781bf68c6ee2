/** What becomes of somebody whom another site vouches for and whom we do not know by it yet. */
export type LinkDecision =
  /** A new account, whose address counts as verified. */
  | 'create'
  /** Joined to the account without a question. */
  | 'join'
  /** Whoever it is has to sign in to the account first. */
  | 'confirm'
  /** The site's word is not enough for the address: only who reads its mail goes on. */
  | 'prove';

export interface LinkCase {
  /** The operator set the provider up, and it says that the address is verified. */
  isTrusted: boolean;
  account: { isVerified: boolean; hasPassword: boolean; hasPasskey: boolean } | undefined;
}

/**
 * Nobody gets into an account that has a lock of its own because another site says so: its owner confirms. An account that opens by
 * mail alone opens to whoever has the address, which is just what a trusted site has checked.
 */
export function linkDecision({ isTrusted, account }: LinkCase): LinkDecision {
  if (!isTrusted) return 'prove';
  if (!account) return 'create';
  return account.isVerified && !account.hasPassword && !account.hasPasskey ? 'join' : 'confirm';
}
