import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byOrder, chooseNext, givingBackRate, oddsOf, type Waiting } from './waitlist.ts';

const entry = fc.record({ places: fc.integer({ min: 1, max: 6 }), priority: fc.integer({ min: -2, max: 2 }) });
const lists = fc
  .array(entry, { maxLength: 30 })
  .map((entries) => entries.map((each, turn): Waiting => ({ ...each, id: `e${turn}`, turn })));

describe('2.11 who is next', () => {
  test('priority before turn; a group that does not fit waits, and the next that does goes first', () => {
    const waiting: Waiting[] = [
      { id: 'ann', places: 1, priority: 0, turn: 1 },
      { id: 'group', places: 4, priority: 0, turn: 2 },
      { id: 'bob', places: 2, priority: 0, turn: 3 },
      { id: 'press', places: 1, priority: 5, turn: 4 },
    ];
    const names = (free: number) => chooseNext(free, waiting).map(({ id }) => id);
    expect(names(0)).toEqual([]);
    expect(names(1)).toEqual(['press']);
    expect(names(3)).toEqual(['press', 'ann']);
    expect(names(4)).toEqual(['press', 'ann', 'bob']);
    expect(names(8)).toEqual(['press', 'ann', 'group', 'bob']);
    expect(names(Infinity)).toHaveLength(4);
  });

  test('never more than there is, nobody passed who would have fitted, and no place empty that somebody fits', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 40 }), (waiting, free) => {
        const chosen = chooseNext(free, waiting);
        let left = free;
        for (const each of waiting.toSorted(byOrder)) {
          expect(chosen.includes(each)).toBe(each.places <= left);
          if (each.places <= left) left -= each.places;
        }
        expect(left).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('odds', () => {
  test('certain while places are free, none when more are needed than there are', () => {
    expect(oddsOf({ free: 2, taken: 10, needed: 2, rate: 0.1 })).toBe(1);
    expect(oddsOf({ free: 0, taken: 3, needed: 4, rate: 0.9 })).toBe(0);
  });

  test('of ten places each given back one time in ten: one comes free in 65 of 100 cases, two in 26', () => {
    const odds = (needed: number) => oddsOf({ free: 0, taken: 10, needed, rate: 0.1 });
    expect(odds(1)).toBeCloseTo(1 - 0.9 ** 10, 12);
    expect(odds(2)).toBeCloseTo(1 - 0.9 ** 10 - 10 * 0.1 * 0.9 ** 9, 12);
  });

  test('they fall with what is needed, and stay between 0 and 1 for any crowd', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        (taken, needed, rate) => {
          const [one, more] = [oddsOf({ free: 0, taken, needed, rate }), oddsOf({ free: 0, taken, needed: needed + 1, rate })];
          expect(one).toBeGreaterThanOrEqual(more - 1e-9);
          expect(one).toBeLessThanOrEqual(1);
          expect(more).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('with nothing seen one place in ten is given back; what was seen counts more and more', () => {
    expect(givingBackRate({ confirmed: 0, givenBack: 0 })).toBeCloseTo(0.1);
    expect(givingBackRate({ confirmed: 900, givenBack: 100 })).toBeCloseTo(0.1);
    expect(givingBackRate({ confirmed: 100, givenBack: 100 })).toBeGreaterThan(0.45);
  });
});
