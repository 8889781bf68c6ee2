import { expect, test } from 'vitest';
import { assembleLoops } from './assemble-loops.ts';
import { LOOPS_WASM } from './loops.gen.ts';

test('loops.gen.ts is what loops.wat assembles to', async () => {
  expect(await assembleLoops()).toBe(LOOPS_WASM);
});
