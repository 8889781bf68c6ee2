import { LOOPS_WASM } from './loops.gen.ts';

/** The functions of loops.wat, which says what they do. All pointers are byte offsets into its memory. */
export interface Loops {
  resample(runs: number, end: number, origin: number, stride: number, out: number): void;
  halve(from: number, out: number, width: number, height: number): void;
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

// Node's types leave WebAssembly to those of the browser.
declare const WebAssembly: {
  Memory: new (limits: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: Memory } }) => { exports: Loops };
};

const PAGE = 65536;

/** Bytes that the loops may read and write behind a picture, because they take 16 where they need 12. */
export const LOOP_SLACK = 16;

/** The loops with a memory of their own. `reserve` makes it at least so large; views of it taken before are void then. */
export function createLoops(): { loops: Loops; reserve(bytes: number): ArrayBuffer } {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const module = new WebAssembly.Module(Buffer.from(LOOPS_WASM, 'base64'));
  return {
    loops: new WebAssembly.Instance(module, { env: { memory } }).exports,
    reserve(bytes) {
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return memory.buffer;
    },
  };
}
