import type { html } from 'hono/html';

/** A whole page. */
export type Html = ReturnType<typeof html>;
/** What stands in one, or nothing. */
export type View = Html | null;
