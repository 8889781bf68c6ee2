export { makeManifest, makeManifestScene } from './make-manifest.ts';
