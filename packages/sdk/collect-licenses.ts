import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The licences of the packages that a bundle contains, as those licences want. */
export function collectLicenses(root: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.filter((input) => input.includes('node_modules')).map((input) => packageOf(join(root, input))));
  return [...folders]
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : 'No further notice.'}\n`;
    })
    .sort()
    .join(`\n${'-'.repeat(72)}\n\n`);
}

/** The innermost folder with a manifest of a package: some have manifests without a name inside. */
function packageOf(file: string): string {
  const folder = dirname(file);
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name) return folder;
  return packageOf(folder);
}
