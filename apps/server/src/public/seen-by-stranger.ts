import type { Gate, LiveTour } from '@belvedere/tours';
import type { LiveAnswer } from './live-tours.ts';

/** What somebody whom nobody knows may learn of an address: the tour if it is open, where it went, that it has a door, or nothing. */
export type SeenByStranger = { kind: 'tour'; tour: LiveTour } | Extract<LiveAnswer, { kind: 'moved' | 'none' }> | { kind: 'locked' };

export async function seenByStranger(gate: Gate, answer: LiveAnswer): Promise<SeenByStranger> {
  if (!('tour' in answer)) return answer;
  const { kind } = await gate.decide(answer.tour, { grants: [] });
  if (kind === 'open') return { kind: 'tour', tour: answer.tour };
  return { kind: kind === 'locked' ? 'locked' : 'none' };
}
