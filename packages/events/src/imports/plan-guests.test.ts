import { expect, test } from 'vitest';
import { planGuests, type GuestLine } from './plan-guests.ts';

const lines = (...cells: GuestLine['cells'][]): GuestLine[] => cells.map((each, at) => ({ line: at + 2, cells: each }));
const none = new Map<string, 'pending' | 'confirmed' | 'cancelled'>();

test('2.5 lines get places in their order while there are some; who does not fit waits or is refused with the reason', () => {
  const file = lines(
    { email: 'a@g.example', places: '2' },
    { email: 'b@g.example', places: '2' },
    { email: 'c@g.example' },
    { email: 'd@g.example' },
  );
  const places = (of: { line: number }[]) => of.map(({ line }) => line);
  const wait = planGuests(file, { free: 3, beyond: 'wait', known: none });
  expect([places(wait.confirmed), places(wait.waiting), wait.refused]).toEqual([[2, 4], [3, 5], []]);
  const refuse = planGuests(file, { free: 3, beyond: 'refuse', known: none });
  expect(places(refuse.confirmed)).toEqual([2, 4]);
  expect(refuse.refused).toEqual([
    { line: 3, field: 'places', reason: 'Only one place is left.' },
    { line: 5, field: 'places', reason: 'All places are taken.' },
  ]);
  expect(places(planGuests(file, { free: null, beyond: 'refuse', known: none }).confirmed)).toEqual([2, 3, 4, 5]);
});

test('2.8 each bad line is named with its field; an address counts once, in any spelling, also among those who are there', () => {
  const file = lines(
    { email: 'nobody' },
    { email: 'a@g.example', places: 'two' },
    { email: 'a@g.example', firstName: 'Ann', lastName: 'Bee' },
    { email: 'A@G.example' },
    { name: 'Nobody' },
    { email: 'here@g.example' },
    { email: 'left@g.example' },
    { email: 'c@g.example', name: 'x'.repeat(121) },
  );
  const known = new Map([
    ['here@g.example', 'pending'],
    ['left@g.example', 'cancelled'],
  ] as const);
  const plan = planGuests(file, { free: null, beyond: 'wait', known });
  expect(plan.confirmed).toEqual([{ line: 4, email: 'a@g.example', name: 'Ann Bee', places: 1 }]);
  expect(plan.known).toEqual([7]);
  expect(plan.refused.map(({ line, field }) => [line, field])).toEqual([
    [2, 'email'],
    [3, 'places'],
    [5, 'email'],
    [6, 'email'],
    [8, 'email'],
    [9, 'name'],
  ]);
});
