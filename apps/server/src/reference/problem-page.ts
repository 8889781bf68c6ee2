import { html } from 'hono/html';
import { documentPage } from './document-page.ts';
import type { ListedError } from './list-errors.ts';

type Html = ReturnType<typeof html>;

/** What an error code means and what to do about it: the page that the `type` of a problem leads to. */
export function problemPage({ error, procedures }: ListedError): Html {
  const isRetryable = error.retryable ?? (error.status === 429 || error.status === 503);
  return documentPage({
    title: `${error.code} · Belvedere API`,
    body: html`<p class="quiet"><a href="/problems">All error codes</a></p>
      <h1><code>${error.code}</code></h1>
      <p>${error.message}</p>
      ${error.help === undefined ? '' : html`<p>${error.help}</p>`}
      <table>
        <tr>
          <th scope="row">HTTP status</th>
          <td>${error.status}</td>
        </tr>
        <tr>
          <th scope="row">Repeat the same call?</th>
          <td>${isRetryable ? 'Yes, a little later: it may succeed then.' : 'No: it would fail again.'}</td>
        </tr>
        <tr>
          <th scope="row">Answered by</th>
          <td>
            ${
              procedures.length === 0
                ? 'any procedure'
                : procedures.map((path, index) => html`${index > 0 ? ', ' : ''}<a href="/api#${path}"><code>${path}</code></a>`)
            }
          </td>
        </tr>
      </table>`,
  });
}

export function problemListPage(errors: Iterable<ListedError>): Html {
  return documentPage({
    title: 'Error codes · Belvedere API',
    body: html`<p class="quiet"><a href="/api">API reference</a></p>
      <h1>Error codes</h1>
      <p>
        An error is a problem document (RFC 9457). Decide by <code>code</code>: it stays, while the texts may be improved.
        <code>request_id</code> finds the call in the log.
      </p>
      <table>
        ${[...errors].map(
          ({ error: { code, status, message } }) =>
            html`<tr>
              <th scope="row">
                <a href="/problems/${code}"><code>${code}</code></a>
              </th>
              <td>${status}</td>
              <td>${message}</td>
            </tr>`,
        )}
      </table>`,
  });
}
