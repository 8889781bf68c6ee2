/** What a single call may bring besides its input. */
export interface CallOptions {
  /** Ends the call: it fails with `client.aborted`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for each attempt; then it fails with `client.timeout`. Default: that of the client. */
  timeoutMs?: number | undefined;
  /**
   * Names this change, so that repeating it has no second effect: at most 255 characters. Commands that need one get a random key for all
   * their attempts; give your own to repeat a change after your process died.
   */
  idempotencyKey?: string | undefined;
  /** The tenant that the call is for, a slug or an id. A key belongs to one tenant and needs none. Default: that of the client. */
  tenant?: string | undefined;
}

/** The input of a procedure that takes none. */
export type NoInput = Record<string, never>;

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Where the next page begins, as `cursor` of the next call; null on the last page. */
  nextCursor: string | null;
}

/**
 * A list in pages. `await` gives the first page; `for await` gives item after item and fetches pages as they are needed.
 *
 * @example
 * for await (const tour of client.tours.list({ status: 'published' })) console.log(tour.title);
 */
export interface PageQuery<Item, OfPage extends Page<Item> = Page<Item>> extends Promise<OfPage>, AsyncIterable<Item> {}

/** How a procedure travels: `keyed` is a command that is repeated with its Idempotency-Key only. */
export type Way = 'query' | 'page' | 'command' | 'keyed';

/** Every procedure by its path. */
export interface ContractTable {
  readonly [name: string]: Way | ContractTable;
}
