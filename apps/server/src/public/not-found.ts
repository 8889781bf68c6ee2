/** The answer for programs where nothing is, or nothing for them. */
export function notFound(): Response {
  return new Response('There is nothing here.', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });
}
