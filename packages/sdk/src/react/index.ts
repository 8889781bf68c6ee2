export { BelvedereProvider, useBelvedere, type BelvedereProviderProps } from './provider.ts';
export { belvedereKey, type BelvedereKey } from './belvedere-key.ts';
export { useBelvedereInfiniteQuery } from './use-belvedere-infinite-query.ts';
export { useBelvedereMutation } from './use-belvedere-mutation.ts';
export { useBelvedereQuery } from './use-belvedere-query.ts';
