// What a frontend does with the hooks.
import { createBelvedere, type Belvedere } from '@belvedere/sdk';
import {
  belvedereKey,
  BelvedereProvider,
  useBelvedere,
  useBelvedereInfiniteQuery,
  useBelvedereMutation,
  useBelvedereQuery,
} from '@belvedere/sdk/react';
import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';

export function Tours() {
  const belvedere: Belvedere = useBelvedere();
  const queryClient = useQueryClient();
  const { data, hasNextPage, fetchNextPage } = useBelvedereInfiniteQuery((client) => client.tours.list, { limit: 10 });
  const { data: tour, error } = useBelvedereQuery((client) => client.tours.get, { slug: 'house' }, { staleTime: 60_000 });
  const publish = useBelvedereMutation((client) => client.tours.publish, {
    onSuccess: ({ url }) => {
      console.log(url.toUpperCase());
      return queryClient.invalidateQueries({ queryKey: belvedereKey(belvedere.tours.list) });
    },
  });
  // @ts-expect-error a tour is found by id or slug
  useBelvedereQuery((client) => client.tours.get, { title: 'house' });
  return (
    <main>
      <h1>{tour?.title ?? error?.code}</h1>
      <ul>{data?.pages.flatMap(({ items }) => items.map(({ id, title }) => <li key={id}>{title}</li>))}</ul>
      <button disabled={!hasNextPage} onClick={() => void fetchNextPage()}>
        More
      </button>
      <button onClick={() => publish.mutate({ id: tour?.id ?? '' })}>Publish</button>
    </main>
  );
}

const client = createBelvedere({ baseUrl: location.origin });
createRoot(document.body).render(
  <QueryClientProvider client={new QueryClient()}>
    <BelvedereProvider client={client}>
      <Tours />
    </BelvedereProvider>
  </QueryClientProvider>,
);
