// `npm run belvedere`: the command line as it was built, or one line where it was not.
import { existsSync } from 'node:fs';
import process from 'node:process';

const built = new URL('dist/belvedere.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write('Belvedere has not been built. Run npm start once, or turbo run build.\n');
  process.exitCode = 1;
}
