// @boundaries-ignore a partner installs the packed SDK; it is not built from the workspace's source
import { isBelvedereError } from '@belvedere/sdk';
import { editPage, failurePage, listPage } from './pages.js';

/**
 * @typedef {import('@belvedere/sdk').Belvedere} Belvedere
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

const MAX_BODY = 100_000;

/**
 * The partner's site: the tours of the key's tenant, listed and edited. Every page is made here; the key never reaches a browser.
 *
 * @param {Belvedere} belvedere
 * @returns {(request: Request, response: Response) => void}
 */
export function createApp(belvedere) {
  return (request, response) => {
    route(belvedere, request, response).catch((/** @type {unknown} */ error) => {
      const status = isBelvedereError(error) && error.status >= 400 && error.status < 500 ? error.status : 502;
      send(response, status, failurePage(isBelvedereError(error) ? error : undefined));
    });
  };
}

/**
 * @param {Belvedere} belvedere
 * @param {Request} request
 * @param {Response} response
 */
async function route(belvedere, request, response) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://partner');
  const id = /^\/tours\/([0-9a-f-]{36})$/.exec(pathname)?.[1];

  if (request.method === 'GET' && pathname === '/') return showList(belvedere, response, searchParams.get('cursor') ?? undefined);
  if (request.method === 'GET' && id !== undefined)
    return send(response, 200, editPage({ tour: await belvedere.tours.get({ id }), saved: searchParams.has('saved') }));
  if (request.method !== 'POST') return send(response, 404, failurePage(undefined));

  // A form of another site is not for us.
  if (request.headers.origin !== undefined && new URL(request.headers.origin).host !== request.headers.host)
    return send(response, 403, failurePage(undefined));
  const form = await readForm(request);
  if (pathname === '/tours') return create(belvedere, response, form);
  if (id !== undefined) return save(belvedere, response, { id, form });
  send(response, 404, failurePage(undefined));
}

/**
 * @param {Belvedere} belvedere
 * @param {Response} response
 * @param {string | undefined} cursor
 */
async function showList(belvedere, response, cursor) {
  send(response, 200, listPage(await belvedere.tours.list({ limit: 20, cursor })));
}

/**
 * @param {Belvedere} belvedere
 * @param {Response} response
 * @param {URLSearchParams} form
 */
async function create(belvedere, response, form) {
  try {
    // The key was made with the form: sending the form twice makes one tour.
    const tour = await belvedere.tours.create({ title: form.get('title') ?? '' }, { idempotencyKey: form.get('key') ?? undefined });
    redirect(response, `/tours/${tour.id}`);
  } catch (error) {
    if (!isBelvedereError(error, 'common.invalid_input')) throw error;
    send(response, 400, listPage(await belvedere.tours.list({ limit: 20 }), error));
  }
}

/**
 * @param {Belvedere} belvedere
 * @param {Response} response
 * @param {{ id: string, form: URLSearchParams }} change
 */
async function save(belvedere, response, { id, form }) {
  const change = { title: form.get('title') ?? '', description: form.get('description') || null, location: form.get('location') || null };
  try {
    await belvedere.tours.update({ id, version: Number(form.get('version')), ...change });
    redirect(response, `/tours/${id}?saved`);
  } catch (error) {
    if (!isBelvedereError(error, 'common.invalid_input', 'common.conflict')) throw error;
    const tour = await belvedere.tours.get({ id });
    send(response, error.status, editPage({ tour: { ...tour, ...change }, error }));
  }
}

/**
 * @param {Request} request
 * @returns {Promise<URLSearchParams>}
 */
async function readForm(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > MAX_BODY) throw new RangeError('The form is too large.');
  }
  return new URLSearchParams(text);
}

/**
 * @param {Response} response
 * @param {number} status
 * @param {string} html
 */
function send(response, status, html) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'cache-control': 'no-store' })
    .end(html);
}

/**
 * @param {Response} response
 * @param {string} location
 */
function redirect(response, location) {
  response.writeHead(303, { location }).end();
}
