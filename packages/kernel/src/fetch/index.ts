export { fetchErrors } from './errors.ts';
export { isPublicAddress } from './is-public-address.ts';
export { publicInternet, withLoopback, type FetchPolicy } from './policy.ts';
export { safeDownload, safeFetch, type FetchAnswer, type SafeFetchOptions } from './safe-fetch.ts';
