import { enableCompileCache } from 'node:module';

// Sources are read as they are; the compiled form is kept, so that the second start is quick.
enableCompileCache();
const { runCli } = await import('./run-cli.ts');
process.exitCode = await runCli(process.argv);
