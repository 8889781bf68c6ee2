import pg from 'pg';

const RETRY = { first: 200, most: 10_000 };

/**
 * Listens on channels for as long as the process lives: says when it hears and when it does not, so that caches know whether
 * they may trust themselves. @returns how to stop.
 */
export function listen(
  url: string,
  channels: readonly string[],
  on: { message: (payload: string, channel: string) => void; state: (listening: boolean) => void },
): () => Promise<void> {
  let client: pg.Client | undefined;
  let stopped = false;
  let wait = RETRY.first;
  let timer: NodeJS.Timeout | undefined;

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'belvedere-listen' });
    next.on('notification', ({ payload, channel }) => on.message(payload ?? '', channel));
    next.on('error', () => lost(next));
    next.on('end', () => lost(next));
    client = next;
    try {
      await next.connect();
      for (const channel of channels) await next.query(`LISTEN ${channel}`);
      wait = RETRY.first;
      if (client === next && !stopped) on.state(true);
    } catch {
      // Not swallowed: `lost` says so to the caller and tries again.
      lost(next);
    }
  };

  const lost = (which: pg.Client): void => {
    if (client !== which || stopped) return;
    client = undefined;
    on.state(false);
    timer = setTimeout(() => void connect(), wait);
    wait = Math.min(wait * 2, RETRY.most);
  };

  void connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => undefined);
  };
}
