import type { Page, PageQuery } from './call.ts';

/** Fetches the first page at once and the others as they are wanted. */
export function createPageQuery<Item>(
  cursor: string | undefined,
  fetchPage: (cursor: string | undefined) => Promise<Page<Item>>,
): PageQuery<Item> {
  const first = fetchPage(cursor);
  return Object.assign(first, {
    async *[Symbol.asyncIterator]() {
      for (let page = await first; ; page = await fetchPage(page.nextCursor)) {
        yield* page.items;
        if (page.nextCursor === null) return;
      }
    },
  });
}
