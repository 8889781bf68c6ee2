import { belvedereKey } from '@belvedere/sdk/react';
import { clientOf, queryClient } from '../api/client.ts';

/** Asks for what the editor shows while its scripts are on their way; what fails here fails again, in words, where it is used. */
export function prefetchEditor({ tenant, tourId }: { tenant: string; tourId: string }): void {
  const { tours } = clientOf(tenant);
  const ask = <Input>(procedure: (input: Input) => Promise<unknown>, input: Input) =>
    void queryClient.prefetchQuery({ queryKey: belvedereKey(procedure, input), queryFn: () => procedure(input) });
  ask(tours.get, { id: tourId });
  ask(tours.scenes.list, { tourId });
  ask(tours.preview, { id: tourId });
  void import('@belvedere/viewer/dist/viewer.js');
  void import('./scene-strip.tsx');
  void import('./scene-panel.tsx');
}
