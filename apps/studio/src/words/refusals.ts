import type { BelvedereErrorCode } from '@belvedere/sdk';

type SystemOf<Code extends string> = Code extends `${infer System}.${string}` ? System : never;
type NameIn<System extends string, Code extends string> = Code extends `${System}.${infer Name}` ? Name : never;

/** What went wrong and what to do about it, by the code of the error. English is said by the server itself. */
export type Refusals = {
  readonly [System in SystemOf<BelvedereErrorCode>]: { readonly [Name in NameIn<System, BelvedereErrorCode>]: string };
};
