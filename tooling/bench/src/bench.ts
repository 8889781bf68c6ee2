// `pnpm bench <name> [flags]` runs the benchmark `<name>.ts` beside this file.
const [name, ...flags] = process.argv.slice(2);
if (!name || !/^[a-z][a-z-]*$/.test(name)) {
  console.error('Usage: pnpm bench <name>');
  process.exit(2);
}

const benchmark = (await import(`./${name}.ts`)) as { run(flags: string[]): Promise<void> };
await benchmark.run(flags);
