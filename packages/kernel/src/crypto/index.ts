export { cryptoErrors } from './errors.ts';
export { createKeyring, newDataKey, rewrapDataKey, unwrapDataKey, type DataKey, type Keyring } from './keyring.ts';
export { decryptStream, encryptStream, filePassphrase } from './encrypt-stream.ts';
export { openSealed, seal, type SealedPlace } from './seal.ts';
export { isSignedUrl, signUrl } from './signed-url.ts';
export { deriveKey, hmac, signToken, verifyToken, type SigningKeys } from './signing.ts';
