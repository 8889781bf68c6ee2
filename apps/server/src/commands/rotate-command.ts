import { rewrapDataKeys } from '@belvedere/platform';
import type { Output } from './output.ts';
import { withSession } from './session.ts';

/** `belvedere keys rotate`: wraps every data key with the newest of WRAPPING_KEYS. Servers go on meanwhile; a second run finds nothing to do. */
export async function keysRotate(output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const { keys, rewrapped } = await rewrapDataKeys(services);
    const { current } = services.keyring;
    const next =
      current === 1
        ? 'There is one wrapping key only: add the next version to WRAPPING_KEYS on every machine, restart, and run this again.'
        : `Once this says 0 on every run, the versions before ${current} are needed for old backups only.`;
    output.result(
      { keys, rewrapped, version: current },
      `${rewrapped} of ${keys} data keys were wrapped anew by version ${current}. ${next}`,
    );
  });
}
