import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export interface Release {
  name: string;
  /** Beside name and version; the registry's own address is known only when it answers. */
  manifest?: object | ((registry: string) => object);
  ageInDays?: number;
}

/** A package registry on this machine that has these packages, each as version 1.0.0, and speaks npm's protocol; gone when the test is. */
export async function startRegistry(releases: Release[]): Promise<string> {
  const tarballs = new Map(releases.map((release) => [release.name, packTarball(release)]));
  const server = createServer((request, response) => {
    const [, name = '', file] = (request.url ?? '').split('/');
    const release = releases.find((candidate) => candidate.name === name);
    const tarball = tarballs.get(name);
    if (!release || !tarball) return response.writeHead(404).end();
    if (file) return response.end(tarball);
    const published = new Date(Date.now() - (release.ageInDays ?? 365) * 86_400_000).toISOString();
    const dist = {
      tarball: `http://${request.headers.host}/${name}/1.0.0.tgz`,
      integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    };
    const manifest = typeof release.manifest === 'function' ? release.manifest(`http://${request.headers.host}`) : release.manifest;
    const version = { name, version: '1.0.0', ...manifest, dist };
    return response.setHeader('content-type', 'application/json').end(
      JSON.stringify({
        name,
        'dist-tags': { latest: '1.0.0' },
        versions: { '1.0.0': version },
        time: { created: published, modified: published, '1.0.0': published },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function packTarball({ name, manifest }: Release): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'belvedere-registry-'));
  mkdirSync(path.join(folder, 'package'));
  writeFileSync(
    path.join(folder, 'package', 'package.json'),
    JSON.stringify({ name, version: '1.0.0', ...(typeof manifest === 'object' && manifest) }),
  );
  execFileSync('tar', ['czf', 'package.tgz', 'package'], { cwd: folder });
  const tarball = readFileSync(path.join(folder, 'package.tgz'));
  rmSync(folder, { recursive: true });
  return tarball;
}
