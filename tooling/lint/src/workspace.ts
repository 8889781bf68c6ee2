import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

// What pnpm, tsc and turbo each take on trust about the workspace: `node tooling/lint/src/workspace.ts [root] [--fix]`.

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

interface Package {
  folder: string;
  manifest: Manifest;
  tags: string[];
  dependencies: Map<string, string>;
}

interface TsConfig {
  references?: { path: string }[];
}

const readJson = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8').replaceAll(/^\s*\/\/.*$/gm, '')) as T;

const readYaml = <T>(file: string) => parse(readFileSync(file, 'utf8')) as T;

function readPackages(root: string): Package[] {
  const { packages } = readYaml<{ packages: string[] }>(path.join(root, 'pnpm-workspace.yaml'));
  return globSync(
    packages.map((pattern) => `${pattern}/package.json`),
    { cwd: root },
  )
    .map((file) => path.dirname(file))
    .sort()
    .map((folder) => {
      const manifest = readJson<Manifest>(path.join(root, folder, 'package.json'));
      const { dependencies, devDependencies, optionalDependencies } = manifest;
      return {
        folder,
        manifest,
        tags: readJson<{ tags?: string[] }>(path.join(root, folder, 'turbo.json')).tags ?? [],
        dependencies: new Map(Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })),
      };
    });
}

/** Versions are chosen in the catalog, and come from the registry alone. (That the catalog holds nothing unused, knip knows.) */
function checkVersions(root: string, packages: Package[]): string[] {
  const rootManifest = readJson<Manifest>(path.join(root, 'package.json'));
  const { catalog } = readYaml<{ catalog: Record<string, string> }>(path.join(root, 'pnpm-workspace.yaml'));
  const exotic = Object.entries(catalog).filter(([, version]) => !/^(?:npm:[a-z@/-]+@)?[\^~]?\d/.test(version));
  const uncatalogued = [{ folder: '.', manifest: rootManifest }, ...packages].flatMap(({ folder, manifest }) =>
    Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
      .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
      .map(
        ([name, version]) =>
          `${folder}/package.json: ${name}@${version} has to say "catalog:" (a package of ours: "workspace:*"): one version of everything.`,
      ),
  );
  return [
    ...exotic.map(
      ([name, version]) => `pnpm-workspace.yaml: ${name} is "${version}": only versions from the registry, no git, no address.`,
    ),
    ...uncatalogued,
  ];
}

/** The lockfile holds checksums, not addresses: where a package comes from is the installer's setting. */
function checkLockfile(root: string): string[] {
  const lines = readFileSync(path.join(root, 'pnpm-lock.yaml'), 'utf8').split('\n');
  return lines.flatMap((line, index) =>
    /\b(https?:|git\+|tarball:|codeload)/.test(line) && !/^\s+deprecated:/.test(line)
      ? [`pnpm-lock.yaml:${index + 1}: an address is recorded (${line.trim()}): a package has to come from the registry.`]
      : [],
  );
}

/** `turbo boundaries` checks tags, so each package needs one, and it cannot tell a devDependency from another. */
function checkTags(packages: Package[]): string[] {
  const tagOf = new Map(packages.map(({ manifest, tags }) => [manifest.name, tags]));
  return packages.flatMap(({ folder, manifest, tags }) => [
    ...(tags.length === 1 ? [] : [`${folder}/turbo.json: one tag is needed, it says which floor of the house this is.`]),
    ...Object.keys(manifest.dependencies ?? {})
      .filter((name) => tagOf.get(name)?.includes('testing') && !tags.includes('tooling'))
      .map((name) => `${folder}/package.json: ${name} is for tests: it belongs in devDependencies.`),
  ]);
}

/** The references that a project needs: the packages of ours that it depends on. */
function neededReferences(root: string, { packages, own }: { packages: Package[]; own: Package }): string[] {
  return packages
    .filter(({ folder, manifest }) => own.dependencies.has(manifest.name) && projectsOf(root, folder).length > 0)
    .map(({ folder }) => path.posix.relative(own.folder, folder))
    .sort();
}

const projectsOf = (root: string, folder: string) => globSync('tsconfig{,.node}.json', { cwd: path.join(root, folder) }).sort();
const hasSources = (root: string, folder: string) =>
  globSync(['*.ts', 'src/**/*.{ts,tsx}'], { cwd: path.join(root, folder), exclude: (name) => name === 'node_modules' }).length > 0;

/** Each TypeScript project is one that `tsc -b` builds, and sees the packages that its package.json names. */
function checkReferences({ root, packages, fix }: { root: string; packages: Package[]; fix: boolean }): string[] {
  const findings: string[] = [];
  const expect = (file: string, needed: string[]) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const found = (readJson<TsConfig>(path.join(root, file)).references ?? []).map((reference) => reference.path).sort();
    if (found.join() === needed.join()) return;
    if (fix) writeFileSync(path.join(root, file), withReferences(text, needed));
    else
      findings.push(`${file}: references are [${found.join()}], package.json asks for [${needed.join()}]: run \`pnpm workspace --fix\`.`);
  };
  const projects: string[] = [];
  for (const own of packages) {
    if (!hasSources(root, own.folder) || own.tags.includes('config')) continue;
    const needed = neededReferences(root, { packages, own });
    const files = projectsOf(root, own.folder);
    if (files.length === 0) findings.push(`${own.folder}: TypeScript without a tsconfig.json is not type-checked.`);
    for (const file of files) {
      const isMain = file === 'tsconfig.json';
      expect(path.posix.join(own.folder, file), isMain ? needed : ['.', ...needed]);
      projects.push(isMain ? own.folder : path.posix.join(own.folder, file));
    }
  }
  expect('tsconfig.json', projects.sort());
  return findings;
}

function withReferences(text: string, paths: string[]): string {
  const list = paths.map((reference) => `\n    { "path": ${JSON.stringify(reference)} }`).join(',');
  const property = `"references": [${list}${list && '\n  '}]`;
  const without = text.replace(/,?\s*"references":\s*\[[^\]]*\]/, '');
  return paths.length === 0 ? without : without.replace(/\s*\}\s*$/, `,\n  ${property}\n}\n`);
}

/** A decision is named by its number in code and docs, so two may not share one. */
function checkDecisions(root: string): string[] {
  const numbers = globSync('docs/adr/[0-9]*.md', { cwd: root })
    .map((file) => path.basename(file).slice(0, 4))
    .sort();
  return numbers.flatMap((number, index) =>
    number === numbers[index - 1] ? [`docs/adr: ${number} is the number of two decisions: give the newer one the next that is free.`] : [],
  );
}

/** Everything wrong with the workspace at `root`, a line each. */
export function checkWorkspace(root: string, { fix = false } = {}): string[] {
  const packages = readPackages(root);
  return [
    ...checkVersions(root, packages),
    ...checkLockfile(root),
    ...checkTags(packages),
    ...checkReferences({ root, packages, fix }),
    ...checkDecisions(root),
  ];
}

if (import.meta.main) {
  const [root = '.'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const findings = checkWorkspace(root, { fix: process.argv.includes('--fix') });
  for (const finding of findings) console.error(finding);
  if (findings.length > 0) process.exitCode = 1;
}
