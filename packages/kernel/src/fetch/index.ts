export { fetchErrors } from './errors.ts';
export { isPublicAddress } from './is-public-address.ts';
export { publicInternet, type FetchPolicy } from './policy.ts';
export { safeDownload, safeFetch, type FetchAnswer, type SafeFetchOptions } from './safe-fetch.ts';
