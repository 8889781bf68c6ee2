/**
 * A bounding volume hierarchy over triangles, built once and shared with the workers.
 *
 * Node i holds the boxes of both of its children (12 numbers, left then right) and two links: ≥ 0 is a node, < 0 is a leaf,
 * ~link = first triangle · 16 + count. Triangles are stored in leaf order as corner and two edges.
 */
export interface Bvh {
  bounds: Float32Array<SharedArrayBuffer>;
  links: Int32Array<SharedArrayBuffer>;
  triangles: Float32Array<SharedArrayBuffer>;
  /** Leaf order → index in the mesh. */
  order: Int32Array<SharedArrayBuffer>;
}

const LEAF_SIZE = 4;
const BINS = 16;

export const sharedFloats = (length: number) => new Float32Array(new SharedArrayBuffer(length * 4));
export const sharedInts = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));

/** Builds over the listed triangles of a position array (9 numbers each) by the surface area heuristic. */
export function buildBvh(positions: ArrayLike<number>, members: readonly number[]): Bvh {
  const count = members.length;
  const order = sharedInts(count);
  order.set(members);
  const low = new Float32Array(count * 3);
  const high = new Float32Array(count * 3);
  const middle = new Float32Array(count * 3);
  const slot = new Int32Array(count).map((_, i) => i);
  for (let i = 0; i < count; i++)
    for (let axis = 0; axis < 3; axis++) {
      const at = members[i]! * 9 + axis;
      const [a, b, c] = [positions[at]!, positions[at + 3]!, positions[at + 6]!];
      low[i * 3 + axis] = Math.min(a, b, c);
      high[i * 3 + axis] = Math.max(a, b, c);
      middle[i * 3 + axis] = (Math.min(a, b, c) + Math.max(a, b, c)) / 2;
    }

  const boundsOf = (from: number, to: number, out: Float32Array) => {
    out.fill(Infinity, 0, 3).fill(-Infinity, 3, 6);
    for (let i = from; i < to; i++)
      for (let axis = 0; axis < 3; axis++) {
        const at = slot[i]! * 3 + axis;
        out[axis] = Math.min(out[axis]!, low[at]!);
        out[axis + 3] = Math.max(out[axis + 3]!, high[at]!);
      }
    return out;
  };

  const boxes: number[] = [];
  const links: number[] = [];
  const scratch = new Float32Array(6);

  function build(from: number, to: number): number {
    if (to - from <= LEAF_SIZE) return ~(from * 16 + (to - from));
    const split = partition(from, to);
    const node = links.length / 2;
    links.push(0, 0);
    boxes.push(...boundsOf(from, split, scratch));
    boxes.push(...boundsOf(split, to, scratch));
    links[node * 2] = build(from, split);
    links[node * 2 + 1] = build(split, to);
    return node;
  }

  /** Orders slots[from, to) so that the cheapest of the binned cuts lies at the returned index. */
  function partition(from: number, to: number): number {
    let best = { cost: Infinity, axis: 0, limit: 0 };
    for (let axis = 0; axis < 3; axis++) {
      let min = Infinity;
      let max = -Infinity;
      for (let i = from; i < to; i++) {
        const value = middle[slot[i]! * 3 + axis]!;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      if (max - min < 1e-6) continue;
      const bins = Array.from({ length: BINS }, () => ({
        count: 0,
        box: new Float32Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]),
      }));
      for (let i = from; i < to; i++) {
        const at = slot[i]! * 3;
        const bin = bins[Math.min(BINS - 1, Math.floor(((middle[at + axis]! - min) / (max - min)) * BINS))]!;
        bin.count++;
        for (let k = 0; k < 3; k++) {
          bin.box[k] = Math.min(bin.box[k]!, low[at + k]!);
          bin.box[k + 3] = Math.max(bin.box[k + 3]!, high[at + k]!);
        }
      }
      const sweep = (list: typeof bins) => {
        const box = new Float32Array([Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]);
        let total = 0;
        return list.map((bin) => {
          total += bin.count;
          for (let k = 0; k < 3; k++) {
            box[k] = Math.min(box[k]!, bin.box[k]!);
            box[k + 3] = Math.max(box[k + 3]!, bin.box[k + 3]!);
          }
          const [w, h, d] = [box[3]! - box[0]!, box[4]! - box[1]!, box[5]! - box[2]!];
          return total === 0 ? 0 : total * (w * h + h * d + d * w);
        });
      };
      const left = sweep(bins);
      const right = sweep(bins.toReversed()).toReversed();
      for (let cut = 1; cut < BINS; cut++) {
        const cost = left[cut - 1]! + right[cut]!;
        if (left[cut - 1]! > 0 && right[cut]! > 0 && cost < best.cost) best = { cost, axis, limit: min + (cut / BINS) * (max - min) };
      }
    }
    if (best.cost === Infinity) return (from + to) >> 1;
    let i = from;
    let j = to - 1;
    while (i <= j) {
      if (middle[slot[i]! * 3 + best.axis]! < best.limit) i++;
      else {
        const swap = slot[i]!;
        slot[i] = slot[j]!;
        slot[j--] = swap;
      }
    }
    return i === from || i === to ? (from + to) >> 1 : i;
  }

  if (count > 0 && count <= LEAF_SIZE) {
    // A tree always starts with a node: one leaf and an empty one.
    links.push(~count, ~0);
    boxes.push(...boundsOf(0, count, scratch), Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity);
  } else if (count > 0) build(0, count);

  const sorted = Int32Array.from(slot, (s) => members[s]!);
  order.set(sorted);
  const triangles = sharedFloats(count * 9);
  for (let i = 0; i < count; i++) {
    const at = sorted[i]! * 9;
    for (let k = 0; k < 3; k++) {
      const corner = positions[at + k]!;
      triangles[i * 9 + k] = corner;
      triangles[i * 9 + 3 + k] = positions[at + 3 + k]! - corner;
      triangles[i * 9 + 6 + k] = positions[at + 6 + k]! - corner;
    }
  }
  const bounds = sharedFloats(boxes.length);
  bounds.set(boxes);
  const sharedLinks = sharedInts(links.length);
  sharedLinks.set(links);
  return { bounds, links: sharedLinks, triangles, order };
}
