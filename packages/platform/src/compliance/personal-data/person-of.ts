/** Whom personal data is about: somebody with an account, or an address that others wrote down. */
export interface Person {
  userId: string | null;
  email: string | null;
  /** As it may stand in letters: long enough not to be a word. */
  names: readonly string[];
}

const SHORTEST_NAME = 5;

export function personOf(account: { id: string; email: string; displayName: string }): Person {
  const name = account.displayName.trim();
  return { userId: account.id, email: account.email, names: name.length >= SHORTEST_NAME ? [name] : [] };
}
