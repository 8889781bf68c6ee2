import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const modules = join(import.meta.dirname, '../../node_modules');

export interface Compiler {
  name: string;
  command: readonly [string, ...string[]];
}

export const COMPILERS: readonly Compiler[] = [
  { name: 'TypeScript 7', command: [join(modules, '.bin/tsc')] },
  { name: 'TypeScript 6', command: [process.execPath, join(modules, 'typescript-6/bin/tsc')] },
];

export interface Compilation {
  seconds: number;
  output: string;
  ok: boolean;
}

/** One cold run: a new process, nothing kept from an earlier one. */
export async function compile(
  { command: [program, ...args] }: Compiler,
  config: string,
  flags: readonly string[] = [],
): Promise<Compilation> {
  const started = performance.now();
  const child = spawn(program, [...args, '-p', config, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number];
  return { seconds: (performance.now() - started) / 1000, output, ok: code === 0 };
}

/** How many types were made from generic ones. */
export async function countInstantiations(compiler: Compiler, config: string): Promise<number> {
  const { output } = await compile(compiler, config, ['--extendedDiagnostics']);
  return Number(/Instantiations:\s+(\d+)/.exec(output)?.[1] ?? Number.NaN);
}
