import { randomUUID } from 'node:crypto';

/**
 * @typedef {import('@belvedere/sdk').TourView} Tour
 * @typedef {import('@belvedere/sdk').BelvedereError} BelvedereError
 */

/** Text that was made safe for HTML; everything else is made safe where it is put in. */
class Html {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/**
 * @param {TemplateStringsArray} strings
 * @param {(string | number | Html | Html[])[]} values
 */
const markup = (strings, ...values) => new Html(strings.reduce((text, part, index) => text + safe(values[index - 1] ?? '') + part));

/**
 * @param {string | number | Html | Html[]} value
 * @returns {string}
 */
function safe(value) {
  if (Array.isArray(value)) return value.map(safe).join('');
  if (value instanceof Html) return value.text;
  return String(value).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = new Html(`
  :root { color-scheme: light dark; --ink: light-dark(#1d2733, #e8edf2); --soft: light-dark(#5b6875, #9aa7b4); --line: light-dark(#dfe5eb, #2c3742);
    --card: light-dark(#fff, #1a222b); --page: light-dark(#f5f7f9, #11171d); --mark: light-dark(#0b6e63, #5cc7b8); }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
  main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1.5rem; text-wrap: balance; }
  a { color: var(--mark); }
  :focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
  ul { list-style: none; margin: 0 0 1.5rem; padding: 0; display: grid; gap: .75rem; }
  li, form { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem 1.25rem; }
  li { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; }
  li a { flex: 1 1 14rem; font-weight: 600; overflow-wrap: anywhere; }
  .soft { color: var(--soft); font-size: .875rem; }
  label { display: block; font-weight: 600; margin: 0 0 1rem; }
  input, textarea { display: block; width: 100%; margin-top: .3rem; padding: .6rem .75rem; font: inherit; font-weight: 400; color: inherit;
    background: var(--page); border: 1px solid var(--line); border-radius: .5rem; }
  textarea { min-height: 8rem; resize: vertical; }
  [aria-invalid] { border-color: #c0392b; }
  .fault { color: light-dark(#a3271b, #ff9a8d); font-weight: 400; }
  button { font: inherit; font-weight: 600; padding: .6rem 1.25rem; border: 0; border-radius: .5rem; background: var(--mark); color: var(--page); cursor: pointer; }
  .note { padding: .75rem 1rem; border-radius: .5rem; border: 1px solid var(--line); background: var(--card); margin: 0 0 1.5rem; }
  .row { display: flex; gap: .75rem; align-items: end; flex-wrap: wrap; }
  .row label { flex: 1 1 14rem; margin: 0; }`);

/**
 * @param {string} title
 * @param {Html} body
 */
function page(title, body) {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body><main>${body}</main></body>
</html>`.text;
}

/**
 * @param {import('@belvedere/sdk').Page<Tour>} tours
 * @param {BelvedereError} [error]
 */
export function listPage({ items, nextCursor }, error) {
  const rows = items.map(
    ({ id, title, status, totalScenes }) =>
      markup`<li><a href="/tours/${id}">${title}</a><span class="soft">${status}, ${totalScenes} ${totalScenes === 1 ? 'scene' : 'scenes'}</span></li>`,
  );
  return page(
    'Our tours',
    markup`<h1>Our tours</h1>
${items.length === 0 ? markup`<p class="note">There is no tour yet. Give the first one a name.</p>` : markup`<ul>${rows}</ul>`}
${nextCursor === null ? '' : markup`<p><a href="/?cursor=${encodeURIComponent(nextCursor)}">More tours</a></p>`}
<form class="row" method="post" action="/tours">
<input type="hidden" name="key" value="${randomUUID()}">
${field({ label: 'New tour', control: markup`<input name="title" required maxlength="200"`, fault: error?.fields['title'] })}
<button>Create</button>
</form>`,
  );
}

/** @param {{ tour: Tour, saved?: boolean, error?: BelvedereError }} shown */
export function editPage({ tour, saved = false, error }) {
  const { id, title, location, description, status, version, updatedAt } = tour;
  const faults = error?.fields ?? {};
  return page(
    title,
    markup`<p><a href="/">Our tours</a></p>
<h1>${title}</h1>
${saved ? markup`<p class="note" role="status">Saved.</p>` : ''}
${error?.code === 'common.conflict' ? markup`<p class="note" role="alert">${error.message} Your text is below: save again to keep it.</p>` : ''}
<form method="post" action="/tours/${id}">
<input type="hidden" name="version" value="${version}">
${field({ label: 'Title', control: markup`<input name="title" value="${title}" required maxlength="200"`, fault: faults['title'] })}
${field({ label: 'Place', control: markup`<input name="location" value="${location ?? ''}" maxlength="300"`, fault: faults['location'] })}
${field({ label: 'Description', control: markup`<textarea name="description" maxlength="20000"`, fault: faults['description'], content: markup`\n${description ?? ''}</textarea>` })}
<button>Save</button>
<span class="soft">${status}, changed ${updatedAt.toLocaleDateString('en-GB', { dateStyle: 'long' })}</span>
</form>`,
  );
}

/** @param {BelvedereError} [error] */
export function failurePage(error) {
  const title = error?.message ?? 'There is no such page.';
  const request = error?.requestId === undefined ? '' : markup`<p class="soft">Request ${error.requestId}</p>`;
  return page(title, markup`<h1>${title}</h1><p>${error?.help ?? ''}</p>${request}<p><a href="/">Our tours</a></p>`);
}

/**
 * A control with its label, and with what was wrong with it. `control` is its opening tag, still open.
 *
 * @param {{ label: string, control: Html, fault: string | undefined, content?: Html }} parts
 */
function field({ label, control, fault, content = new Html('') }) {
  const isInvalid = fault === undefined ? '' : markup` aria-invalid="true"`;
  return markup`<label>${label} ${control}${isInvalid}>${content}${fault === undefined ? '' : markup`<span class="fault">${fault}</span>`}</label>`;
}
