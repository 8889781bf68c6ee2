import { enableCompileCache } from 'node:module';

// Sources are read as they are; the compiled form is kept, so that the second start is quick.
enableCompileCache();
const { runCli } = await import('./run-cli.ts');
// Everything is closed by now; a timer that some library forgot must not keep a finished command waiting.
process.exit(await runCli(process.argv));
