import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createBelvedere } from '../create-belvedere.ts';
import { answers, scriptedFetch } from '../testing/scripted-fetch.ts';
import {
  belvedereKey,
  BelvedereProvider,
  useBelvedere,
  useBelvedereInfiniteQuery,
  useBelvedereMutation,
  useBelvedereQuery,
} from './index.ts';

const open = (tenant?: string) => {
  const { fetch, sent } = scriptedFetch(answers((path, input) => ({ path, input })));
  return { client: createBelvedere({ baseUrl: 'https://a.example', apiKey: 'k', tenant, fetch }), sent };
};

function render(client: ReturnType<typeof createBelvedere>, queryClient: QueryClient, component: () => ReactNode): string {
  const inside = createElement(BelvedereProvider, { client }, createElement(component));
  return renderToString(createElement(QueryClientProvider, { client: queryClient }, inside));
}

test('keys name tenant, path and input, so that answers of two tenants never meet', () => {
  const { client } = open('house');
  expect(belvedereKey(client.tours.get, { slug: 'a' })).toEqual(['belvedere', 'house', 'tours', 'get', { slug: 'a' }]);
  expect(belvedereKey(client.tours.scenes.media.list)).toEqual(['belvedere', 'house', 'tours', 'scenes', 'media', 'list']);
  expect(belvedereKey(open().client.tours.list)).toEqual(['belvedere', null, 'tours', 'list']);
  expect(() => belvedereKey(() => {})).toThrow('This is not a procedure of a Belvedere client');
});

test('a hook shows what is cached under its key', () => {
  const { client } = open();
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queryClient.setQueryData(belvedereKey(client.tours.get, { slug: 'a' }), { title: 'The house' });
  queryClient.setQueryData([...belvedereKey(client.tours.list, { limit: 2 }), 'pages'], {
    pages: [{ items: [{ title: 'One' }, { title: 'Two' }], nextCursor: 'c' }],
    pageParams: [undefined],
  });
  const html = render(client, queryClient, () => {
    const { data: tour } = useBelvedereQuery((c) => c.tours.get, { slug: 'a' });
    const { data: list, hasNextPage } = useBelvedereInfiniteQuery((c) => c.tours.list, { limit: 2 });
    const titles = list?.pages.flatMap(({ items }) => items.map(({ title }) => title));
    return createElement('p', null, tour?.title, ': ', titles?.join(' and '), hasNextPage ? ', more' : '');
  });
  expect(html.replaceAll('<!-- -->', '')).toBe('<p>The house: One and Two, more</p>');
});

test('a hook fetches by its procedure, and a list from its cursor on', async () => {
  const { client, sent } = open();
  const queryClient = new QueryClient();
  let mutate: ((input: { id: string }) => Promise<unknown>) | undefined;
  render(client, queryClient, () => {
    useBelvedereQuery((c) => c.tours.get, { slug: 'a' });
    useBelvedereInfiniteQuery((c) => c.tours.list, { cursor: 'x' });
    mutate = useBelvedereMutation((c) => c.tours.publish).mutateAsync;
    return null;
  });
  const queries = queryClient.getQueryCache().getAll();
  await Promise.all(queries.map((query) => query.fetch()));
  await mutate?.({ id: '1' });
  expect(sent.flatMap(({ paths, inputs }) => paths.map((path, index) => [path, inputs[index]]))).toEqual([
    ['tours.get', { slug: 'a' }],
    ['tours.list', { cursor: 'x' }],
    ['tours.publish', { id: '1' }],
  ]);
});

test('a hook without a provider says what is missing', () => {
  expect(() => renderToString(createElement(() => (useBelvedere(), null)))).toThrow('useBelvedere needs a <BelvedereProvider> above it.');
});
