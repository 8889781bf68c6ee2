import { expect, test } from 'vitest';
import { campaignOf, pageWithoutQuery, readPage, referringHost } from './pages.ts';

const NONE = { source: null, medium: null, campaign: null, term: null, content: null };

test('0.29 a campaign is what the utm values of the address say, and nothing where there are none', () => {
  const query = 'utm_source=newsletter&utm_medium=email&utm_campaign=Spring%20%20sale&utm_term=tour+360&utm_content=top&gclid=1';
  expect(campaignOf(readPage(`https://hotel.example/rooms?${query}#x`))).toEqual({
    source: 'newsletter',
    medium: 'email',
    campaign: 'Spring sale',
    term: 'tour 360',
    content: 'top',
  });
  for (const page of [undefined, 'no address', 'https://hotel.example/', 'file:///x?utm_source=a', 'https://hotel.example/?utm_source=%20'])
    expect(campaignOf(readPage(page))).toEqual(NONE);
});

test('0.29 of a campaign no address of anybody is kept, nor more than a hundred characters', () => {
  const page = `https://hotel.example/?utm_source=ada@mail.example&utm_content=ada%2540mail.example&utm_campaign=${'x'.repeat(300)}`;
  expect(campaignOf(readPage(page))).toEqual({ ...NONE, campaign: 'x'.repeat(100) });
});

test('0.29 of a page its query goes, of a referrer all but the host', () => {
  expect(pageWithoutQuery(readPage('https://ada:pw@hotel.example/rooms?guest=ada#x'))).toBe('https://hotel.example/rooms');
  expect(referringHost('https://search.example/?q=secret', readPage('https://hotel.example/'))).toBe('search.example');
  expect(referringHost('https://hotel.example/a', readPage('https://hotel.example/b'))).toBeNull();
});
