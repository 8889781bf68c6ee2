import { commonErrors } from '@belvedere/kernel';
import { html } from 'hono/html';
import type { ListedProcedure } from '../procedures.ts';
import { describeType, fieldTable, variantsOf, type Schema } from './describe-schema.ts';
import { documentPage } from './document-page.ts';

type Html = ReturnType<typeof html>;

/** What of the OpenAPI document the page needs: schemas are written there once, and read here. */
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  parameters?: { name: string; in: string; required: boolean; schema?: Schema; content?: Record<string, { schema: Schema }> }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content: Record<string, { schema: Schema }> }>;
}

const JSON_TYPE = 'application/json';

/** Every procedure with its input, output and errors, made of what the procedures tell about themselves. */
export function referencePage({
  procedures,
  document,
  publicUrl,
}: {
  procedures: readonly ListedProcedure[];
  document: ApiDocument;
  publicUrl: string;
}): Html {
  const systems = Map.groupBy(procedures, ({ path }) => path.split('.')[0]!);
  return documentPage({
    title: 'Belvedere API',
    aside: html`${[...systems].map(
        ([system, all]) =>
          html`<h2><a href="#${system}">${system}</a></h2>
            <ul>
              ${all.map(({ path }) => html`<li><a href="#${path}">${path.slice(system.length + 1)}</a></li>`)}
            </ul>`,
      )}
      <h2><a href="#schemas">Shapes</a></h2>
      <h2><a href="/viewer">The viewer by examples</a></h2>`,
    body: html`<h1>Belvedere API</h1>
      ${introduction(publicUrl)}
      ${[...systems].map(
        ([system, all]) =>
          html`<section>
            <h2 id="${system}">${system}</h2>
            ${all.map((procedure) => article(procedure, document))}
          </section>`,
      )}
      <section>
        <h2 id="schemas">Shapes</h2>
        ${Object.entries(document.components.schemas).map(([name, schema]) => shape(name, schema))}
      </section>`,
  });
}

function introduction(publicUrl: string): Html {
  const curl = `curl '${publicUrl}/api/tours/list?limit=10' -H 'authorization: Bearer <key>'`;
  return html`<p>
      The same procedures are typed in the package <code>@belvedere/sdk</code> and described in
      <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
    </p>
    <pre><code>${curl}</code></pre>
    <ul>
      <li>
        A query is a <code>GET</code> with its input as parameters; what is not a text is written as JSON. A command is a
        <code>POST</code> with a JSON body.
      </li>
      <li>A key goes into the header <code>Authorization</code>, never into an address. <code>belvedere key create</code> makes one.</li>
      <li>Times are RFC 3339 in UTC. Amounts are in minor units. Lists answer with <code>nextCursor</code> where there is more.</li>
      <li>Errors are problem details (RFC 9457) with a <code>code</code>: <a href="/problems">all codes</a>.</li>
      <li><code>Idempotency-Key</code> makes a command safe to repeat. <code>RateLimit</code> tells how many calls are left.</li>
    </ul>`;
}

function article({ path, meta }: ListedProcedure, document: ApiDocument): Html {
  const isQuery = meta.kind === 'query';
  const address = `/api/${path.replaceAll('.', '/')}`;
  const operation = document.paths[address]?.[isQuery ? 'get' : 'post'];
  if (!operation) throw new Error(`${path} is missing in the OpenAPI document.`);
  const output = operation.responses['200']?.content[JSON_TYPE]?.schema ?? {};
  const facts = [
    meta.scope ? html`scope <code>${meta.scope.name}</code>` : html`public: ${meta.publicReason}`,
    html`rate <code>${meta.rate}</code>`,
    ...(meta.idempotent === 'key' ? ['takes an Idempotency-Key'] : []),
    ...(meta.idempotent === 'required' ? ['needs an Idempotency-Key'] : []),
    ...(meta.stepUp ? ['wants a recent sign-in'] : []),
    ...(meta.audit !== null ? [html`written to the audit log as <code>${meta.audit}</code>`] : []),
  ];
  const errors = [...meta.errors, commonErrors.invalid_input];
  return html`<article id="${path}">
    <h3>${path}</h3>
    <p>${meta.describe}</p>
    <p class="address"><code>${isQuery ? 'GET' : 'POST'} ${address}</code></p>
    <p class="quiet">${facts.map((fact, index) => html`${index > 0 ? ' · ' : ''}${fact}`)}</p>
    <h4>Input</h4>
    ${fieldTable(inputOf(operation))}
    <h4>Output</h4>
    <p><code>${describeType(output)}</code></p>
    <h4>Errors</h4>
    <p>${errors.map(({ code }, index) => html`${index > 0 ? ', ' : ''}<a href="/problems/${code}"><code>${code}</code></a>`)}</p>
  </article>`;
}

/** The input as one object, whichever way it travels. */
function inputOf({ parameters = [], requestBody }: Operation): Schema {
  if (requestBody) return requestBody.content[JSON_TYPE]?.schema ?? {};
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  return {
    properties: Object.fromEntries(inQuery.map(({ name, schema, content }) => [name, schema ?? content?.[JSON_TYPE]?.schema ?? {}])),
    required: inQuery.filter(({ required }) => required).map(({ name }) => name),
  };
}

function shape(name: string, schema: Schema): Html {
  const objects = (variantsOf(schema) ?? [schema]).filter(({ properties }) => properties !== undefined);
  return html`<article id="schema-${name}">
    <h3>${name}</h3>
    ${objects.length > 0 ? objects.map(fieldTable) : html`<p><code>${describeType(schema)}</code></p>`}
  </article>`;
}
