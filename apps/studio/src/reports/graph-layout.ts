export interface Move {
  /** Null: from outside, or to it. */
  from: string | null;
  to: string | null;
  moves: number;
}

export interface Node {
  id: string;
  x: number;
  y: number;
  radius: number;
  /** Visits that came to it, from wherever. */
  moves: number;
}

export interface Edge {
  from: string;
  to: string;
  moves: number;
  width: number;
  path: string;
  /** Where its arrow stands, and which way it points, in degrees. */
  arrow: { x: number; y: number; angle: number };
}

export interface Graph {
  width: number;
  height: number;
  nodes: Node[];
  edges: Edge[];
  /** Scenes that there are moves of, drawn or not. */
  scenes: number;
}

export const CAME = 'came';
export const LEFT = 'left';

const MOST_NODES = 12;
/** Ways that a share of all moves this small went are in the table alone. */
const LEAST_SHARE = 0.004;
/** A share of the visits of a scene that says where it stands. */
const STRONG = 0.2;
const COLUMN = 170;
const ROW = 150;
const MARGIN = 90;
/** Above the highest circle, and below the lowest one with its words. */
const ABOVE = 52;
const BELOW = 84;
const WIDEST = 22;
const LARGEST = 32;

/**
 * Where the scenes of a tour stand when the ways between them are drawn: in columns from the left, those that people get to sooner first, with the
 * door in at the left and the door out at the right. Widths grow with moves, areas with visits. The same moves give the same picture.
 */
export function layoutGraph(moves: readonly Move[]): Graph {
  const come = new Map<string, number>();
  for (const { to, moves: times } of moves) if (to !== null) come.set(to, (come.get(to) ?? 0) + times);
  const ranked = [...come].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const kept = new Set(ranked.slice(0, MOST_NODES).map(([id]) => id));
  const all = moves.reduce((sum, each) => sum + each.moves, 0);
  const drawn = moves
    .map(({ from, to, moves: times }) => ({ from: from ?? CAME, to: to ?? LEFT, moves: times }))
    .filter(
      ({ from, to, moves: times }) => (from === CAME || kept.has(from)) && (to === LEFT || kept.has(to)) && times >= all * LEAST_SHARE,
    );

  const columns = columnsOf(kept, drawn, come);
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const span = (rows - 1) * ROW + ROW / 4;
  const height = ABOVE + span + BELOW;
  const mostCome = Math.max(1, ...come.values());
  const nodes = new Map<string, Node>();
  columns.forEach((column, at) =>
    column.forEach((id, row) => {
      const isDoor = id === CAME || id === LEFT;
      const size = come.get(id) ?? 0;
      nodes.set(id, {
        id,
        x: MARGIN + at * COLUMN,
        // Every other column a bit lower, so that ways in one row do not run through the circles between.
        y: ABOVE + span / 2 + (row - (column.length - 1) / 2) * ROW + (isDoor ? 0 : at % 2 === 0 ? -ROW / 8 : ROW / 8),
        radius: isDoor ? 14 : 10 + (LARGEST - 10) * Math.sqrt(size / mostCome),
        moves: isDoor ? drawn.reduce((sum, { from, to, moves: times }) => sum + (from === id || to === id ? times : 0), 0) : size,
      });
    }),
  );
  const most = Math.max(1, ...drawn.map((each) => each.moves));
  const edges = drawn
    .flatMap(({ from, to, moves: times }): Edge[] => {
      const [start, end] = [nodes.get(from), nodes.get(to)];
      if (!start || !end) return [];
      const width = 1 + (WIDEST - 1) * (times / most);
      return [{ from, to, moves: times, width, ...curveOf(start, end) }];
    })
    .sort((a, b) => b.moves - a.moves);
  return { width: MARGIN * 2 + (columns.length - 1) * COLUMN, height, nodes: [...nodes.values()], edges, scenes: come.size };
}

/** By the fewest steps from the door, along the ways by which a good part of the visits come to each scene. */
function columnsOf(
  kept: ReadonlySet<string>,
  drawn: readonly { from: string; to: string; moves: number }[],
  come: ReadonlyMap<string, number>,
): string[][] {
  const depth = new Map<string, number>([[CAME, 0]]);
  const inner = drawn.filter(({ to }) => to !== LEFT);
  const strong = inner.filter(({ to, moves }) => moves >= (come.get(to) ?? 0) * STRONG);
  const goOn = (ways: readonly { from: string; to: string }[]) => {
    for (let changed = true; changed;) {
      changed = false;
      for (const { from, to } of ways) {
        const next = (depth.get(from) ?? Infinity) + 1;
        if (next >= (depth.get(to) ?? Infinity)) continue;
        depth.set(to, next);
        changed = true;
      }
    }
  };
  goOn(strong);
  // Where no way is strong, any will do, but for the scenes that have their place.
  const placed = new Set(depth.keys());
  goOn(inner.filter(({ to }) => !placed.has(to)));
  const ordered = [...kept].sort(
    (a, b) => (depth.get(a) ?? 1) - (depth.get(b) ?? 1) || (come.get(b) ?? 0) - (come.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  // As many columns as fill a picture that is wider than high, however long or broad the tour is.
  const count = Math.max(1, Math.ceil(Math.sqrt(ordered.length * 1.3)));
  const size = Math.ceil(ordered.length / count);
  const columns = Array.from({ length: count }, (_, at) => ordered.slice(at * size, (at + 1) * size));
  return [[CAME], ...columns.filter((column) => column.length > 0), [LEFT]];
}

/** Bent to its own right, so that there and back are two lines. */
function curveOf(start: Node, end: Node): Pick<Edge, 'path' | 'arrow'> {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = Math.min(70, length * 0.18);
  const middle = { x: (start.x + end.x) / 2 - (dy / length) * bend, y: (start.y + end.y) / 2 + (dx / length) * bend };
  const from = towards(start, middle, start.radius);
  const to = towards(end, middle, end.radius + 4);
  const at = (t: number) => ({
    x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * middle.x + t ** 2 * to.x,
    y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * middle.y + t ** 2 * to.y,
  });
  const [before, after] = [at(0.6), at(0.64)];
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    path: `M${round(from.x)} ${round(from.y)}Q${round(middle.x)} ${round(middle.y)} ${round(to.x)} ${round(to.y)}`,
    arrow: {
      x: round(after.x),
      y: round(after.y),
      angle: Math.round((Math.atan2(after.y - before.y, after.x - before.x) * 180) / Math.PI),
    },
  };
}

function towards(node: Node, point: { x: number; y: number }, distance: number): { x: number; y: number } {
  const [dx, dy] = [point.x - node.x, point.y - node.y];
  const length = Math.hypot(dx, dy) || 1;
  return { x: node.x + (dx / length) * distance, y: node.y + (dy / length) * distance };
}
