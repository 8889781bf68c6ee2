export type ConnectionStatus = 'active' | 'expired' | 'invalid';

/** What came of a synchronisation. */
export type SyncOutcome =
  | { status: 'success'; recordsSynced: number }
  | {
      status: 'failed';
      recordsSynced?: number;
      /** What the service or our own code said; secrets in it are removed. */
      error: string;
      /** The token that the service did not take, and why, if that was it. */
      refused?: { tokenId: string; as: 'expired' | 'invalid' };
    };

/**
 * What is known of the connection afterwards. A service that served us takes our token; one that refused it is believed while that token
 * counts: another was set for a reason. Any other failure says nothing about the connection.
 */
export function statusAfter(outcome: SyncOutcome, known: { status: ConnectionStatus; isRefusedLive: boolean }): ConnectionStatus {
  if (outcome.status === 'success') return 'active';
  return outcome.refused && known.isRefusedLive ? outcome.refused.as : known.status;
}
