// `npm run belvedere`: the command line as it was built, or one line where it can't run.
import { existsSync } from 'node:fs';
import process from 'node:process';

const built = new URL('dist/belvedere.js', import.meta.url);
const hindrance =
  Number(process.versions.node.split('.')[0]) < 24
    ? `Belvedere runs on Node 24, and this is ${process.versions.node}: npm run belvedere takes the one that npm start installs.`
    : existsSync(built)
      ? undefined
      : 'Belvedere has not been built. Run npm start once, or turbo run build.';
if (hindrance === undefined) await import(built.href);
else {
  process.stderr.write(`${hindrance}\n`);
  process.exitCode = 1;
}
