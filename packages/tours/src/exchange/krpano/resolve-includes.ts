import { AppError } from '@belvedere/kernel/core';
import { safeXml, type XmlElement } from '@belvedere/kernel/xml';
import { archivePath, folderOf } from '../archive-path.ts';

/** An element, and the folder that its addresses are relative to. */
export interface Placed {
  element: XmlElement;
  base: string;
}

const MAX_FILES = 200;
const LIMITS = { maxSize: 8_000_000, maxDepth: 40, maxElements: 100_000 };

/** Reads a file of krpano with all that it includes, as far as that lies in the archive. Each file is read once. */
export function resolveIncludes(
  main: string,
  files: ReadonlyMap<string, string>,
  say: (where: string, what: string) => void,
): { root: XmlElement; children: Placed[] } | undefined {
  const seen = new Set<string>();
  const root = read(main);
  if (!root) return undefined;
  const children: Placed[] = [];
  place(root, main);
  return { root, children };

  function read(path: string): XmlElement | undefined {
    const text = files.get(path);
    if (text === undefined || seen.has(path) || seen.size >= MAX_FILES) return undefined;
    seen.add(path);
    try {
      const element = safeXml(text, LIMITS);
      return element.name.toLowerCase() === 'krpano' ? element : undefined;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      say(path, `The file was left out: ${error.message}`);
      return undefined;
    }
  }

  function place(parent: XmlElement, file: string): void {
    const base = folderOf(file);
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      if (child.name.toLowerCase() !== 'include') children.push({ element: child, base });
      else if (!isOff(child.attributes.get('if'))) include(child.attributes.get('url') ?? '', base, file);
    }
  }

  function include(address: string, base: string, from: string): void {
    const path = pathOf(address, base);
    if (path === null || !files.has(path)) return say(from, `The file ${address} that it includes is not in the archive.`);
    const element = read(path);
    if (element) place(element, path);
  }

  function pathOf(address: string, base: string): string | null {
    return placeOf(address, { base, first: folderOf(main) });
  }
}

/** An address of krpano with its own words for folders, as a path of the archive. */
export function placeOf(address: string, { base, first }: { base: string; first: string }): string | null {
  const [, word, rest] = /^%([A-Z]{1,20})%\/?(.*)$/i.exec(address.trim()) ?? [];
  if (word === undefined) return archivePath(base, address);
  return archivePath(word.toUpperCase() === 'CURRENTXML' ? base : first, rest ?? '');
}

function isOff(condition: string | undefined): boolean {
  return condition !== undefined && ['0', 'false', 'no'].includes(condition.trim().toLowerCase());
}
