import { expect, test } from 'vitest';
import { cellsOf, mapColumns } from './map-columns.ts';
import { GUEST_NAMES } from './plan-guests.ts';

test('columns are guessed by what other programs call them, in several languages, and each is taken once', () => {
  const guess = (...headers: string[]) => mapColumns(headers, GUEST_NAMES, undefined);
  expect(guess('E-Mail', 'Full Name', 'Quantity')).toMatchObject({
    email: 'E-Mail',
    name: 'Full Name',
    places: 'Quantity',
    firstName: null,
  });
  expect(guess('Vorname', 'Nachname', 'E-Mail-Adresse', 'Plätze')).toMatchObject({
    email: 'E-Mail-Adresse',
    firstName: 'Vorname',
    lastName: 'Nachname',
    places: 'Plätze',
  });
  expect(guess('Prénom', 'Courriel', 'Order #')).toMatchObject({ email: 'Courriel', firstName: 'Prénom', name: null });
});

test('what is asked for counts before what is guessed, null takes nothing, and a column that is not there is refused', () => {
  const headers = ['Email', 'Contact', 'Name'];
  expect(mapColumns(headers, GUEST_NAMES, { email: 'Contact', name: null })).toMatchObject({ email: 'Contact', name: null });
  expect(() => mapColumns(headers, GUEST_NAMES, { email: 'Mail' })).toThrow(
    expect.objectContaining({ code: 'common.invalid_input' }) as Error,
  );
});

test('a short line has no cells at its end', () => {
  const headers = ['Name', 'Email'];
  const columns = mapColumns(headers, GUEST_NAMES, undefined);
  expect(cellsOf(headers, columns, ['Ann'])).toEqual({ name: 'Ann' });
  expect(cellsOf(headers, columns, ['', 'a@guest.example', 'x'])).toEqual({ email: 'a@guest.example' });
});
