export { createBelvedere, type Belvedere, type BelvedereOptions } from './create-belvedere.ts';
export { BelvedereError, isBelvedereError, type BelvedereErrorCode, type BelvedereErrorDetails, type ClientErrorCode } from './errors.ts';
export { memoryTokens, type StoredTokens, type TokenStore } from './token-session.ts';
export type { CallOptions, Json, NoInput, Page, PageQuery } from './call.ts';
export type { UploadMedia, UploadOptions, UploadProgress } from './upload-media.ts';
export type { UploadSource } from './upload-source.ts';
export type * from './contract.gen.ts';
