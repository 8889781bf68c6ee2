/** That rows of one table refer to rows of another. */
export interface TableLink {
  child: string;
  parent: string;
}

/** Names in an order in which what is referred to comes first. Fails when tables refer to each other in a circle. */
export function parentsFirst(names: readonly string[], links: readonly TableLink[]): string[] {
  const waiting = new Set(names);
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(
      (name) => !links.some(({ child, parent }) => child === name && parent !== name && waiting.has(parent)),
    );
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...waiting].join(', ')}.`);
    for (const name of ready) {
      ordered.push(name);
      waiting.delete(name);
    }
  }
  return ordered;
}
