export { encodeBitmap } from './encode-bitmap.ts';
export { imageErrors } from './errors.ts';
export { namingImageErrors, openImage, type ImageLimits, type ImageSource } from './open-image.ts';
export type { PictureOrigin } from './read-exif.ts';
export { qrPng, qrSvg } from './qr-code.ts';
export type { PanoInfo } from './read-pano.ts';
export { inspectImage, safeImage, type EncodedImage, type ImageInfo, type ImageVariant } from './safe-image.ts';
export { SNIFF_BYTES, sniffMedia, type MediaType } from './sniff-media.ts';
