/** Any page of the web may ask and read the answer; no cookie counts. */
export const ANY_PAGE = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** What a browser is told before it sends JSON from such a page. */
export const ANY_PAGE_PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '86400',
};
