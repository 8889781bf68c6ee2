import { parentsFirst, type TableLink } from '../compliance/personal-data/parents-first.ts';

/** Tables that have to be filled together because they refer to each other in a circle; groups that are referred to come first. */
export function insertionGroups(names: readonly string[], links: readonly TableLink[]): string[][] {
  const within = links.filter(({ child, parent }) => names.includes(child) && names.includes(parent));
  const reached = new Map(names.map((name) => [name, reachedFrom(name, within)]));
  const reaches = (from: string, to: string) => reached.get(from)?.has(to) === true;
  const leaderOf = (name: string) => names.find((other) => other === name || (reaches(name, other) && reaches(other, name))) ?? name;
  const groups = Map.groupBy(names, leaderOf);
  const between = within.map(({ child, parent }) => ({ child: leaderOf(child), parent: leaderOf(parent) }));
  return parentsFirst([...groups.keys()], between).map((leader) => groups.get(leader) ?? []);
}

function reachedFrom(name: string, links: readonly TableLink[]): Set<string> {
  const found = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { child, parent } of links)
      if (child === next && !found.has(parent)) {
        found.add(parent);
        waiting.push(parent);
      }
  return found;
}
