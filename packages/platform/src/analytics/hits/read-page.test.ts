import { expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const NONE = { source: null, medium: null, campaign: null, term: null, content: null };

test('0.29 a campaign is what the utm values of the address say, and nothing where there are none', () => {
  const query = 'utm_source=newsletter&utm_medium=email&utm_campaign=Spring%20%20sale&utm_term=tour+360&utm_content=top&gclid=1';
  expect(readPage({ page: `https://hotel.example/rooms?${query}#x` }).campaign).toEqual({
    source: 'newsletter',
    medium: 'email',
    campaign: 'Spring sale',
    term: 'tour 360',
    content: 'top',
  });
  for (const page of [undefined, 'no address', 'https://hotel.example/', 'file:///x?utm_source=a', 'https://hotel.example/?utm_source=%20'])
    expect(readPage({ page }).campaign).toEqual(NONE);
});

test('0.29 of a campaign no address of anybody is kept, nor more than a hundred characters', () => {
  const page = `https://hotel.example/?utm_source=ada@mail.example&utm_content=ada%2540mail.example&utm_campaign=${'x'.repeat(300)}`;
  expect(readPage({ page }).campaign).toEqual({ ...NONE, campaign: 'x'.repeat(100) });
});

test('0.29 of a page its query goes, of a referrer all but the host', () => {
  expect(readPage({ page: 'https://ada:pw@hotel.example/rooms?guest=ada#x' }).pageUrl).toBe('https://hotel.example/rooms');
  const search = { page: 'https://hotel.example/', referrer: 'https://search.example/?q=secret' };
  expect(readPage(search).referrer).toBe('search.example');
  expect(readPage({ page: 'https://hotel.example/b', referrer: 'https://hotel.example/a' }).referrer).toBeNull();
});

test('0.29 what was read of one page is not told of another, however many come', () => {
  for (let n = 0; n < 5_000; n++) {
    const facts = readPage({ page: `https://hotel.example/${n}?utm_source=s${n}`, referrer: `https://r${n % 7}.example/` });
    expect([facts.pageUrl, facts.campaign.source, facts.referrer]).toEqual([`https://hotel.example/${n}`, `s${n}`, `r${n % 7}.example`]);
  }
});
