// Looks at the package as a consumer gets it: `node check-package.ts` after a build. Packs it, lints the tarball, and type-checks a
// program that has nothing else but React installed, strictly and with skipLibCheck off.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const bin = join(here, 'node_modules/.bin');
const run = (file: string, args: string[], cwd = here) => execFileSync(file, args, { cwd, stdio: 'inherit' });

const CONSUMER = `import { createTour, TourError, type Tour, type TourManifest, type TourPlugin } from '@belvedere/viewer';
import { countVisits, forgetDecision, type ConsentWords } from '@belvedere/viewer/count-visits';
import { leadGate, type LeadField } from '@belvedere/viewer/lead-gate';
import { connectEmbed } from '@belvedere/viewer/embed-frame';
import { fromPannellum } from '@belvedere/viewer/adapters';
import { BelvedereTour, type BelvedereTourProps } from '@belvedere/viewer/react';
import { BelvedereTourElement } from '@belvedere/viewer/element';
import { createElement, createRef } from 'react';

const compass: TourPlugin = ({ tour, layer, signal }) => {
  tour.on('view', ({ yaw }) => (layer.textContent = yaw.toFixed()));
  addEventListener('resize', () => console.log(tour.screenToSphere({ x: 1, y: 1 })?.yaw, tour.project(tour.getView())?.x), { signal });
};

const props: BelvedereTourProps = { src: '/manifest.json', onScene: ({ key }) => console.log(key), onAction: ({ handled }) => handled() };
export const element = createElement(BelvedereTour, { ...props, ref: createRef<Tour>(), style: { height: 480 } });
// @ts-expect-error there is no such property
export const wrong = createElement(BelvedereTour, { src: '/manifest.json', onNothing: () => undefined });

const words = (language: string): Partial<ConsentWords> => (language === 'de' ? { accept: 'Ja' } : {});
const fields: LeadField[] = [{ name: 'house', label: 'House', autocomplete: 'organization' }];
forgetDecision();

export function show(manifest: TourManifest): Tour {
  const tour = createTour(document.body, { src: manifest, plugins: [compass, countVisits({ server: 'https://tours.example.org', at: '/t/museum/hall', ask: async () => false }), countVisits({ server: '', at: '', words }), leadGate({ fields, send: async ({ email }) => email?.length })], labels: (language) => (language === 'de' ? { close: 'Schließen' } : {}) });
  tour.on('scene', ({ title, from }) => console.log(title.toUpperCase(), from?.length));
  tour.on('error', (error) => console.log(error instanceof TourError, error.code === 'webgl_missing'));
  // @ts-expect-error there is no such event
  tour.on('nothing', () => undefined);
  const stop: () => void = connectEmbed(tour);
  BelvedereTourElement.plugins.push(({ tour: any }) => any.focus());
  document.querySelector('belvedere-tour')?.tour?.lookAt({ yaw: 10 });
  const { manifest: other, locate } = fromPannellum({ panorama: 'hall.jpg' }, { base: document.baseURI });
  createTour(document.body, { src: other, locate }).destroy();
  stop();
  return tour;
}
`;

const folder = mkdtempSync(join(tmpdir(), 'viewer-'));
try {
  run('npx', ['-y', 'pnpm@12', 'pack', '--pack-destination', folder]);
  const tarball =
    readdirSync(folder)
      .map((name) => join(folder, name))
      .find((name) => name.endsWith('.tgz')) ?? '';
  run(join(bin, 'publint'), ['--strict', tarball]);
  run(join(bin, 'attw'), [tarball, '--profile', 'esm-only']);
  const installed = join(folder, 'node_modules/@belvedere/viewer');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1']);
  mkdirSync(join(folder, 'node_modules/@types'));
  for (const name of ['react', '@types/react']) symlinkSync(join(here, 'node_modules', name), join(folder, 'node_modules', name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'consumer.ts'), CONSUMER);
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--skipLibCheck', 'false', '--types', ''];
  for (const resolution of ['NodeNext', 'Bundler']) {
    const module = resolution === 'Bundler' ? 'ESNext' : 'NodeNext';
    const target = ['--target', 'ES2022', '--lib', 'ES2022,DOM,DOM.Iterable', '--module', module, '--moduleResolution', resolution];
    run(join(bin, 'tsc'), ['--noEmit', ...strict, ...target, 'consumer.ts'], folder);
  }
  // Every chunk that a script names is in the tarball.
  for (const name of readdirSync(join(installed, 'dist')).filter((file) => file.endsWith('.js')))
    for (const [, chunk] of readFileSync(join(installed, 'dist', name), 'utf8').matchAll(/import\("(\.\/chunks\/[^"]+)"\)/g))
      statSync(join(installed, 'dist', chunk!));
  // Where there is no page, as on a server that renders, the modules load too.
  const script = ['index', 'element', 'embed-frame', 'react', 'adapters']
    .map((name) => `await import('@belvedere/viewer${name === 'index' ? '' : `/${name}`}');`)
    .join(' ');
  run(process.execPath, ['--input-type=module', '-e', script], folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
