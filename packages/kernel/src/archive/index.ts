export { archiveErrors } from './errors.ts';
export { readZip, type ZipEntry, type ZipLimits } from './read-zip.ts';
export { writeZip, type ZipPart } from './write-zip.ts';
