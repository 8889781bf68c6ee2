import { fail } from '@belvedere/kernel/core';
import type { Panorama } from '@belvedere/manifest';
import type { Sharp } from 'sharp';
import { panoramaErrors } from '../errors.ts';
import type { SpherePlace } from '../inspect-source.ts';

const QUALITY = 95;

/** The place of a part in a sphere of so many pixels. */
export function placeOf(part: NonNullable<Panorama['part']>, full: Pick<SpherePlace, 'fullWidth' | 'fullHeight'>): SpherePlace {
  const [left, top] = [Math.round(part.left * full.fullWidth), Math.round(part.top * full.fullHeight)];
  return {
    ...full,
    left,
    top,
    width: Math.max(1, Math.min(full.fullWidth - left, Math.round(part.width * full.fullWidth))),
    height: Math.max(1, Math.min(full.fullHeight - top, Math.round(part.height * full.fullHeight))),
  };
}

/** Writes a picture as a JPEG that says its place in the sphere. @returns `target`. */
export async function writePlace(picture: Sharp, { place, target }: { place: SpherePlace; target: string }): Promise<string> {
  try {
    await picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).withXmp(placeXmp(place)).toFile(target);
  } catch (cause) {
    fail(panoramaErrors.panorama_damaged, { cause });
  }
  return target;
}

/** Photo Sphere XMP as cameras write it, https://developers.google.com/streetview/spherical-metadata. */
function placeXmp({ left, top, width, height, fullWidth, fullHeight }: SpherePlace): string {
  const says = {
    ProjectionType: 'equirectangular',
    FullPanoWidthPixels: fullWidth,
    FullPanoHeightPixels: fullHeight,
    CroppedAreaImageWidthPixels: width,
    CroppedAreaImageHeightPixels: height,
    CroppedAreaLeftPixels: left,
    CroppedAreaTopPixels: top,
  };
  const words = Object.entries(says).map(([name, value]) => `GPano:${name}="${value}"`);
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" ${words.join(' ')}/></rdf:RDF></x:xmpmeta>`;
}
