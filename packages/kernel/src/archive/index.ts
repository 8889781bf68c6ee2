export { archiveErrors } from './errors.ts';
export { readZip, type ZipEntry, type ZipLimits } from './read-zip.ts';
export {
  archiveKey,
  archiveKeySet,
  isSignedBy,
  KEY_PATH,
  keyIdOf,
  signArchive,
  signatureSchema,
  type ArchiveKey,
  type ArchiveSignature,
} from './sign-archive.ts';
export { writeZip, type ZipPart } from './write-zip.ts';
