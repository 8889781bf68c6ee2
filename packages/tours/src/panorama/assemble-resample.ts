// Writes resample.gen.ts from resample.wat: `node packages/tours/src/panorama/assemble-resample.ts`. A test holds them together.
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'node:util';
import wabt from 'wabt';

/** The WebAssembly binary of resample.wat, in base64. */
export async function assembleResample(): Promise<string> {
  const source = await readFile(new URL('resample.wat', import.meta.url), 'utf8');
  const module = (await wabt()).parseWat('resample.wat', source, { simd: true });
  try {
    return Buffer.from(module.toBinary({}).buffer).toString('base64');
  } finally {
    module.destroy();
  }
}

if (import.meta.main) {
  const base64 = await assembleResample();
  const lines = base64.match(/.{1,120}/g) ?? [];
  const text = format(
    '/** resample.wat assembled by assemble-resample.ts, in base64. */\nexport const RESAMPLE_WASM =\n%s;\n',
    lines.map((line) => `  '${line}'`).join(' +\n'),
  );
  await writeFile(new URL('resample.gen.ts', import.meta.url), text);
}
