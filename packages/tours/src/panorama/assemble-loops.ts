// Writes loops.gen.ts from loops.wat: `node packages/tours/src/panorama/assemble-loops.ts`. A test holds them together.
import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'node:util';
import wabt from 'wabt';

/** The WebAssembly binary of loops.wat, in base64. */
export async function assembleLoops(): Promise<string> {
  const source = await readFile(new URL('loops.wat', import.meta.url), 'utf8');
  const module = (await wabt()).parseWat('loops.wat', source, { simd: true });
  try {
    return Buffer.from(module.toBinary({}).buffer).toString('base64');
  } finally {
    module.destroy();
  }
}

if (import.meta.main) {
  const base64 = await assembleLoops();
  const lines = base64.match(/.{1,120}/g) ?? [];
  const text = format(
    '/** loops.wat assembled by assemble-loops.ts, in base64. */\nexport const LOOPS_WASM =\n%s;\n',
    lines.map((line) => `  '${line}'`).join(' +\n'),
  );
  await writeFile(new URL('loops.gen.ts', import.meta.url), text);
}
