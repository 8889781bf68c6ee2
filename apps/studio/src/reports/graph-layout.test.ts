import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAME, layoutGraph, LEFT, type Move } from './graph-layout.ts';

const walk: Move[] = [
  { from: null, to: 'hall', moves: 100 },
  { from: 'hall', to: 'garden', moves: 60 },
  { from: 'garden', to: 'hall', moves: 25 },
  { from: 'garden', to: 'pond', moves: 30 },
  { from: 'hall', to: null, moves: 65 },
  { from: 'garden', to: null, moves: 5 },
  { from: 'pond', to: null, moves: 30 },
];
const find = (id: string) => layoutGraph(walk).nodes.find((node) => node.id === id)!;

test('scenes stand from the door in to the door out as people get to them, and are the larger the more come', () => {
  expect([CAME, 'hall', 'garden', 'pond', LEFT].map((id) => find(id).x)).toEqual([90, 260, 260, 430, 600]);
  expect(find('hall').y).toBeLessThan(find('garden').y);
  expect(find('hall').moves).toBe(125);
  expect(find('hall').radius).toBeGreaterThan(find('garden').radius);
  expect(find('garden').radius).toBeGreaterThan(find('pond').radius);
});

test('a line is as wide as its share of the most gone, there and back are two lines', () => {
  const { edges } = layoutGraph(walk);
  expect(edges).toHaveLength(walk.length);
  const [there, back] = [
    edges.find(({ from, to }) => from === 'hall' && to === 'garden')!,
    edges.find(({ from, to }) => from === 'garden' && to === 'hall')!,
  ];
  expect(there.path).not.toBe(back.path);
  expect([edges[0]!.moves, edges[0]!.width]).toEqual([100, 22]);
  expect(there.width).toBeGreaterThan(back.width * 2);
});

const scene = fc.constantFrom(null, ...Array.from({ length: 20 }, (_, n) => `scene-${n}`));
const moves = fc.array(fc.record({ from: scene, to: scene, moves: fc.integer({ min: 1, max: 1_000 }) }), { maxLength: 60 });

test('whatever people do, everything has a place in the picture, twelve scenes at most, and the order of the moves does not matter', () => {
  const property = fc.property(moves, (some) => {
    const graph = layoutGraph(some);
    expect(graph.nodes.length).toBeLessThanOrEqual(14);
    for (const { x, y, radius } of graph.nodes)
      expect([x - radius > 0, x + radius < graph.width, y - radius > 0, y + radius < graph.height]).toEqual([true, true, true, true]);
    for (const { path, width } of graph.edges) expect([/NaN|Infinity/.test(path), width > 0 && width <= 22]).toEqual([false, true]);
    expect(layoutGraph(some.toReversed()).nodes).toEqual(graph.nodes);
  });
  fc.assert(property, { numRuns: 200 });
});
