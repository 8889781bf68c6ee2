import { isbot } from 'isbot';
import { deviceOf, type Device } from '../../identity/sessions/device.ts';

export interface Agent extends Device {
  isBot: boolean;
}

const MOST_AGENTS = 2_000;
const known = new Map<string, Agent>();

/** What sent a batch, by what it says of itself. A few hundred browsers send nearly everything: each is read once. */
export function agentOf(userAgent: string): Agent {
  const before = known.get(userAgent);
  if (before) return before;
  const agent = { ...deviceOf(userAgent), isBot: isbot(userAgent) };
  // Whoever makes names up makes the others forgotten, and nothing worse.
  if (known.size >= MOST_AGENTS) known.clear();
  known.set(userAgent, agent);
  return agent;
}
