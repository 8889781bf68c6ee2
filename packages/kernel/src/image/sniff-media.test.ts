import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sniffMedia } from './sniff-media.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('sniffMedia', () => {
  test.each([
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['RIFF\0\0\0\0WEBPVP8X', 'image/webp'],
    ['\0\0\0\x1cftypavif\0\0\0\0', 'image/avif'],
    ['\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'image/avif'],
    ['\0\0\0\x18ftypmp42\0\0\0\0', 'video/mp4'],
    ['\0\0\0\x18ftypisom\0\0\0\0', 'video/mp4'],
    ['\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webmB\x87', 'video/webm'],
    ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
    ['\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska', 'video/x-matroska'],
    ['ID3\x04\0\0\0', 'audio/mpeg'],
    ['fLaC\0\0\0\x22', 'audio/flac'],
    ['\xff\xfb\x90\x64', 'audio/mpeg'],
    ['\0\0\0\x20ftypM4A \0\0\0\0', 'audio/mp4'],
    ['OggS\0\x02', 'audio/ogg'],
    ['RIFF\0\0\0\0WAVEfmt ', 'audio/wav'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['PK\x03\x04\x14\0', 'application/zip'],
  ])('0.23 %j is %s', (head, mimeType) => {
    expect(sniffMedia(bytes(head))?.mimeType).toBe(mimeType);
  });

  test.each([
    ['GIF', 'GIF89a'],
    ['GLB', 'glTF\x02\0\0\0'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['SVG in XML', '<?xml version="1.0"?><svg/>'],
    ['HTML', '<!DOCTYPE html><script>'],
    ['packed SVG', '\x1f\x8b\x08\0'],
    ['PHP', '<?php phpinfo();'],
    ['ELF', '\x7fELF\x02'],
    ['EXE', 'MZ\x90\0'],
    ['Mach-O', '\xcf\xfa\xed\xfe'],
    ['shell', '#!/bin/sh\n'],
    ['BMP', 'BM\x36\0'],
    ['TIFF', 'II*\0'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0'],
    ['HEIF', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['AVI', 'RIFF\0\0\0\0AVI LIST'],
    ['empty ZIP', 'PK\x05\x06'],
    ['late PDF', '<html>%PDF-1.7'],
    ['RTF', '{\\rtf1'],
    ['PostScript', '%!PS-Adobe'],
    ['nothing', ''],
    ['UTF-16', '\xff\xfe<\0'],
    ['brand of the prototype', '\0\0\0\x18ftyptoString'],
    ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n'],
    ['JPEG XL', '\xff\x0a'],
    ['ICO', '\0\0\x01\0'],
    ['PSD', '8BPS\0\x01'],
    ['AAC', '\xff\xf1\x50'],
    ['layer II', '\xff\xfd\x90'],
  ])('0.23 E7 %s is refused', (_, head) => {
    expect(sniffMedia(bytes(head))).toBeUndefined();
  });

  test('E7 no bytes make it fail', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (content) => {
        sniffMedia(content);
      }),
      { numRuns: 2_000 },
    );
  });
});
