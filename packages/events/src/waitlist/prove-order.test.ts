import { expect, test } from 'vitest';
import { proveOrder, type Step } from './prove-order.ts';

/** Turns go by letter. */
const TURNS = ['a', 'b', 'group', 'c', 'd'];
const step = (name: Step['step'], entryId: string, more: Partial<Step> = {}): Step => ({
  step: name,
  entryId,
  turn: TURNS.indexOf(entryId),
  places: 1,
  priority: 0,
  capacity: 2,
  ...more,
});
const history: Step[] = [
  step('joined', 'a'),
  step('confirmed', 'a'),
  step('joined', 'b'),
  step('confirmed', 'b'),
  step('joined', 'group', { places: 2 }),
  step('joined', 'c'),
  step('cancelled', 'a'),
  // One place is free: the group of two does not fit.
  step('offered', 'c'),
  step('expired', 'c'),
  step('cancelled', 'b'),
  step('offered', 'group', { places: 2 }),
  step('confirmed', 'group', { places: 2 }),
];

test('a list on which everybody was asked in their turn has nothing to show', () => {
  expect(proveOrder(history)).toEqual([]);
});

test('who was passed is named, and a place that was not there', () => {
  const both = history.filter(({ step: name, entryId }) => !(name === 'expired' && entryId === 'c'));
  expect(
    proveOrder([...history.slice(0, 5), step('joined', 'c'), step('joined', 'd'), step('cancelled', 'a'), step('offered', 'd')]),
  ).toEqual([{ at: 8, entryId: 'd', passed: 'c' }]);
  expect(proveOrder(both)).toEqual([{ at: 9, entryId: 'group', passed: null }]);
  expect(proveOrder([step('joined', 'a', { capacity: 0 }), step('confirmed', 'a', { capacity: 0 })])).toEqual([
    { at: 1, entryId: 'a', passed: null },
  ]);
});

test('priority comes before turn, from the moment at which it was given', () => {
  const joined = [step('joined', 'a'), step('joined', 'b'), step('joined', 'c')];
  const up = step('prioritized', 'c', { priority: 5 });
  expect(proveOrder([...joined, up, step('offered', 'c', { priority: 5 }), step('offered', 'a')])).toEqual([]);
  expect(proveOrder([...joined, step('offered', 'c')])).toEqual([{ at: 3, entryId: 'c', passed: 'a' }]);
});
