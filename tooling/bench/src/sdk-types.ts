import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { COMPILERS, compile, countInstantiations } from './sdk-types/compilers.ts';
import { measureCompletion, type EditorKind } from './sdk-types/complete.ts';
import { makeConsumers, type Consumer } from './sdk-types/make-consumers.ts';
import { median, printTable, record } from './table.ts';

const ROUNDS = 5;
const COMPLETIONS = 21;
const GOALS = { oneCall: 0.5, fortyCalls: 0.6, completionMs: 20, gzip: 25_000 };
const CHECKS = ['skipped', 'checked'] as const;

/**
 * What the SDK's types cost a consumer: a cold `tsc` with one call and with forty, against stripe, the best of the large typed clients,
 * in the same run; what an editor waits for after a dot; the weight in a page. The floor is an empty program: what tsc needs for itself
 * and for the standard library. Also over a contract of 45 routers and 350 procedures, which the product will grow to.
 */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-sdk-types-'));
  try {
    const consumers = await makeConsumers(folder);
    await checkAnswers(consumers);
    const compilations = await measureCompilations(consumers);
    const completions = await measureCompletions(consumers);
    const gzip = await measureWeight(consumers);
    console.log(`run time, minified and gzip: ${gzip} bytes ${verdict(gzip, GOALS.gzip)}`);
    await record('sdk-types', { compilations, completions, gzip });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const verdict = (value: number, goal: number) => `(goal ≤ ${goal}: ${value <= goal ? 'reached' : 'missed'})`;
const titleOf = ({ library, calls }: Consumer) => `${library}, ${calls} ${calls === 1 ? 'call' : 'calls'}`;

/** Every program has to compile, and a wrong one must not: types that are `any` would be quick. */
async function checkAnswers(consumers: readonly Consumer[]): Promise<void> {
  for (const consumer of consumers) {
    for (const compiler of COMPILERS) {
      for (const check of CHECKS) {
        const { ok, output } = await compile(compiler, consumer.config[check]);
        if (!ok) throw new Error(`${titleOf(consumer)} does not compile with ${compiler.name}:\n${output}`);
      }
    }
    if (consumer.calls === 0) continue;
    const main = join(consumer.folder, 'main.ts');
    await writeFile(main, `${consumer.source}export const wrong: number = answer${consumer.calls - 1};\n`);
    const { ok } = await compile(COMPILERS[0]!, consumer.config.skipped);
    if (ok) throw new Error(`The answers of ${titleOf(consumer)} have no types.`);
    await writeFile(main, consumer.source);
  }
}

async function measureCompilations(consumers: readonly Consumer[]): Promise<object[]> {
  const cases = consumers.flatMap((consumer) =>
    COMPILERS.flatMap((compiler) => CHECKS.map((check) => ({ consumer, compiler, check, seconds: [] as number[] }))),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of cases) each.seconds.push((await compile(each.compiler, each.consumer.config[each.check])).seconds);
  }
  const secondsOf = (wanted: { library: string; calls: number; compiler: string; check: string }) => {
    const found = cases.find(
      ({ consumer, compiler, check }) =>
        consumer.library === wanted.library &&
        consumer.calls === wanted.calls &&
        compiler.name === wanted.compiler &&
        check === wanted.check,
    );
    return found ? median(found.seconds) : Number.NaN;
  };

  const results: { consumer: string; compiler: string; declarations: string; seconds: number; toStripe: number; instantiations: number }[] =
    [];
  for (const { consumer, compiler, check, seconds } of cases) {
    const stripe = secondsOf({ library: 'stripe', calls: consumer.calls, compiler: compiler.name, check });
    const instantiations = await countInstantiations(compiler, consumer.config[check]);
    const middle = median(seconds);
    results.push({
      consumer: titleOf(consumer),
      compiler: compiler.name,
      declarations: check,
      seconds: round(middle),
      toStripe: round(middle / stripe),
      instantiations,
    });
  }
  printTable(
    ['consumer', 'compiler', 'declarations', 's', '× stripe', 'goal', 'instantiations'],
    results.map(({ consumer, compiler, declarations, seconds, toStripe, instantiations }) => {
      const goal = consumer.endsWith('1 call') ? GOALS.oneCall : GOALS.fortyCalls;
      const isOurs = !consumer.startsWith('nothing') && !consumer.startsWith('stripe');
      const reached = isOurs ? `≤ ${goal} ${toStripe <= goal ? 'reached' : 'missed'}` : '';
      return [
        consumer,
        compiler,
        declarations,
        seconds.toFixed(2),
        Number.isNaN(toStripe) ? '' : toStripe.toFixed(2),
        reached,
        instantiations,
      ];
    }),
  );
  return results;
}

async function measureCompletions(consumers: readonly Consumer[]): Promise<object[]> {
  const expressions: Record<string, { expression: string; known: string }> = {
    '@belvedere/sdk': { expression: 'client.tours.', known: 'publish' },
    'a contract of 350 procedures': { expression: 'client.things7.', known: 'publish' },
    stripe: { expression: 'client.customers.', known: 'retrieve' },
  };
  const results: { consumer: string; editor: string; first: number; median: number; p95: number }[] = [];
  for (const consumer of consumers.filter(({ calls }) => calls === 40)) {
    const { expression = '', known = '' } = expressions[consumer.library] ?? {};
    for (const editor of ['TypeScript 7', 'TypeScript 6'] satisfies EditorKind[]) {
      const { first, later, names } = await measureCompletion(editor, { folder: consumer.folder, expression, rounds: COMPLETIONS });
      if (!names.includes(known))
        throw new Error(`${editor} completes ${expression} with ${names.slice(0, 5).join(', ')} and not with ${known}.`);
      const sorted = later.toSorted((a, b) => a - b);
      results.push({
        consumer: consumer.library,
        editor,
        first: round(first),
        median: round(median(later)),
        p95: round(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN),
      });
    }
  }
  console.log('');
  printTable(
    ['completion beside forty calls', 'editor', 'first ms', 'median ms', 'p95 ms', ''],
    results.map(({ consumer, editor, first, median, p95 }) => [
      consumer,
      editor,
      first,
      median,
      p95,
      consumer === 'stripe' ? '' : verdict(median, GOALS.completionMs),
    ]),
  );
  console.log('');
  return results;
}

async function measureWeight(consumers: readonly Consumer[]): Promise<number> {
  const consumer = consumers.find(({ library, calls }) => library === '@belvedere/sdk' && calls === 1);
  if (!consumer) throw new Error('There is no program with one call.');
  const { outputFiles } = await build({
    entryPoints: [join(consumer.folder, 'main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
  });
  return gzipSync(outputFiles[0]!.contents).length;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
