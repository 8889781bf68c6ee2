export { newApiKey, parseApiKey, type ApiKeyKind, type ApiKeyParts } from './api-key-format.ts';
export { checksum62, randomBase62, toBase62 } from './base62.ts';
export { createTestClock, systemClock, type Clock, type TestClock } from './clock.ts';
export { DAY, HOUR, MINUTE, SECOND } from './duration.ts';
export {
  AppError,
  commonErrors,
  defineErrors,
  fail,
  fieldsOf,
  isError,
  type ErrorCatalogue,
  type ErrorDefinition,
  type ErrorDetails,
  type ErrorSpec,
} from './errors.ts';
export { isId, newId } from './ids.ts';
export { instant } from './instant.ts';
export { canonicalJson, type Json } from './json.ts';
export { toProblem, type Problem, type ProblemField } from './problem.ts';
export { checkPlace } from './check-place.ts';
export { defined } from './defined.ts';
export { country, languageTag, timeZone } from './fields.ts';
export { freeSlug } from './free-slug.ts';
export { isSlug, slugify } from './slug.ts';
export { hashToken, isSameSecret, newToken } from './tokens.ts';
