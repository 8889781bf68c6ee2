import type { ViewerName } from './make-site.ts';
import type { Profile } from './visit.ts';

/** What is measured of a viewer in a profile: medians, in ms and bytes. */
export interface Values {
  first: number;
  sharp: number;
  blocking: number;
  bytes: number;
  mean?: number;
  p95?: number;
}

const PEERS: readonly ViewerName[] = ['marzipano', 'pannellum', 'photo-sphere-viewer'];

/** Those of issue 4: at most so many times the floor, so many times the best of the others, so many ms. */
const GOALS: Readonly<Record<keyof Values, { floor?: number; peer?: number; most?: (cpu: number) => number }>> = {
  first: { floor: 1.15, peer: 1 },
  sharp: { floor: 1.1, peer: 1 },
  blocking: { most: (cpu) => (cpu > 1 ? 60 : 20) },
  bytes: { peer: 1 },
  mean: { peer: 1.1 },
  p95: { peer: 1.1 },
};
/** What garbage collection and the browser's own bookkeeping may leave is not growth. */
const FLAT = { heapGrown: 500_000, texturesGrown: 0 };

interface Verdict {
  value: number;
  goal: number;
  reached: boolean;
}

const said = (text: string, value: number, goal: number): Verdict => {
  const reached = value <= goal;
  console.log(`${reached ? 'reached' : 'MISSED '}  ${text}`);
  return { value, goal, reached };
};

/** Says how far ours is from each goal in a profile. */
export function judge(values: ReadonlyMap<ViewerName, Values>, { cpu }: Profile): Record<string, Verdict> {
  const verdicts: Record<string, Verdict> = {};
  for (const measure of Object.keys(GOALS) as (keyof Values)[]) {
    const { floor, peer, most } = GOALS[measure];
    const of = (name: ViewerName) => values.get(name)?.[measure];
    const ours = of('belvedere');
    if (ours === undefined) continue;
    const against = (name: string, value: number | undefined, goal: number) => {
      // Nothing of nothing is as good as can be.
      const ratio = ours === value ? 1 : ours / (value ?? NaN);
      verdicts[`${measure}/${name}`] = said(`${measure} ${ratio.toFixed(2)} × ${name} (goal ≤ ${goal})`, ratio, goal);
    };
    if (floor) against('floor', of('floor'), floor);
    if (peer) against('best', Math.min(...PEERS.map((name) => of(name) ?? Infinity)), peer);
    if (most) verdicts[measure] = said(`${measure} ${Math.round(ours)} ms (goal ≤ ${most(cpu)})`, ours, most(cpu));
  }
  return verdicts;
}

/** Says whether what is kept has grown. */
export function judgeMemory(grown: Record<keyof typeof FLAT, number>): Record<string, Verdict> {
  return Object.fromEntries(
    (Object.keys(FLAT) as (keyof typeof FLAT)[]).map((name) => [
      name,
      said(`${name} ${Math.round(grown[name] / 1000)} kB (goal ≤ ${FLAT[name] / 1000})`, grown[name], FLAT[name]),
    ]),
  );
}
