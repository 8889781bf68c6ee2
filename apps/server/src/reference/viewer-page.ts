import { html } from 'hono/html';
import { documentPage } from './document-page.ts';
import type { ViewerExample } from './viewer-examples.ts';

type Html = ReturnType<typeof html>;

/** The viewer by examples that run on the page, with the tour at `src`; without one, what they would be is still to be read. */
export function viewerPage({
  examples,
  src,
  publicUrl,
  nonce,
}: {
  examples: readonly ViewerExample[];
  src: string | undefined;
  publicUrl: string;
  nonce: string;
}): Html {
  const tag = `<script type="module" src="${publicUrl}/assets/belvedere-tour.js"></script>
<belvedere-tour src="${publicUrl}${src ?? '/t/<tenant>/<tour>/manifest.json'}"></belvedere-tour>`;
  return documentPage({
    title: 'The viewer by examples · Belvedere',
    head: html`<link rel="stylesheet" href="/assets/examples.css" /> ${
        src === undefined
          ? ''
          : html`<link rel="modulepreload" href="/assets/viewer.js" nonce="${nonce}" />
              <script type="module" nonce="${nonce}" src="/assets/belvedere-tour.js"></script>
              <script type="module" nonce="${nonce}" src="/assets/examples.js"></script>`
      }`,
    aside: html`<h2>Examples</h2>
      <ul>
        <li><a href="#tag">One tag</a></li>
        ${examples.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
      </ul>
      <h2><a href="/api">Procedures</a></h2>`,
    body: html`<h1>The viewer by examples</h1>
      <p>
        What is shown is what runs: each script stands on this page as it is loaded, with the viewer that this server sends to everybody
        (<code>@belvedere/viewer</code> from npm is the same, with types). ${whichTour(src)}
      </p>
      <article id="tag">
        <h2>One tag</h2>
        <p>An element that takes the size the page gives it. Its attributes are followed, its events are <code>belvedere:…</code>.</p>
        ${src === undefined ? '' : html`<belvedere-tour class="tour" src="${src}" controls="minimal"></belvedere-tour>`}
        <pre tabindex="0"><code>${tag}</code></pre>
      </article>
      ${examples.map((example) => article(example, src))}`,
  });
}

function whichTour(src: string | undefined): Html {
  const how = html`<code>/viewer?tour=&lt;tenant&gt;/&lt;tour&gt;</code>`;
  if (src === undefined) return html`<strong>There is no tour here to show them with.</strong> Name one that is live: ${how}.`;
  return html`The tour is another if the address says so: ${how}.`;
}

function article({ id, title, words, script, parts }: ViewerExample, src: string | undefined): Html {
  const live = html`<div class="tour"></div>
    ${id === 'where' ? html`<div class="pin" hidden></div>` : ''} ${parts}`;
  return html`<article id="${id}" ${src === undefined ? '' : html`data-src="${src}" data-script="/assets/examples/${id}.js"`}>
    <h2>${title}</h2>
    <p>${words}</p>
    ${src === undefined ? '' : html`<div class="live">${live}</div>`}
    <pre tabindex="0"><code>${script.trimEnd()}</code></pre>
  </article>`;
}
