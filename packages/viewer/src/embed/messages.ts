/** Names the protocol and its version in every message, so that those of other scripts are told apart at once. */
export const PROTOCOL = 'belvedere/1';

/** What the page says to the tour in the frame. */
export type HostMessage =
  | { type: 'hello' }
  | { type: 'goTo'; scene: string }
  | { type: 'lookAt'; yaw: number; pitch: number; zoom: number }
  | { type: 'setLanguage'; language: string };

/** What the tour in the frame says to the page. */
export type FrameMessage =
  | { type: 'welcome' }
  | { type: 'ready'; title: string }
  | { type: 'scene'; key: string; title: string }
  | { type: 'hotspot'; id: string; kind: string; open: boolean }
  | { type: 'share'; scene: string; via: string }
  | { type: 'error'; code: string };

/** A message on its way; `nonce` ties it to one handshake. */
export type Envelope<M> = { protocol: typeof PROTOCOL; nonce: string } & M;

type Check = (value: unknown) => boolean;
// The frame reads no messages of its own: without this it would carry their shapes.
/* @__NO_SIDE_EFFECTS__ */
function text(max: number): Check {
  return (value) => typeof value === 'string' && value.length <= max;
}
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const flag: Check = (value) => typeof value === 'boolean';

const HOST: Readonly<Record<HostMessage['type'], Readonly<Record<string, Check>>>> = {
  hello: {},
  goTo: { scene: text(100) },
  lookAt: { yaw: number, pitch: number, zoom: number },
  setLanguage: { language: text(40) },
};
const FRAME: Readonly<Record<FrameMessage['type'], Readonly<Record<string, Check>>>> = {
  welcome: {},
  ready: { title: text(300) },
  scene: { key: text(100), title: text(300) },
  hotspot: { id: text(100), kind: text(40), open: flag },
  share: { scene: text(100), via: text(40) },
  error: { code: text(40) },
};

/** Takes a value for a message only if it has exactly the properties of a known type; the answer is a fresh object of just these. */
function read<M>(shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>, value: unknown): Envelope<M> | null {
  if (typeof value !== 'object' || value === null) return null;
  const message = value as Record<string, unknown>;
  const { protocol, nonce, type } = message;
  if (protocol !== PROTOCOL || typeof type !== 'string' || !Object.hasOwn(shapes, type)) return null;
  if (typeof nonce !== 'string' || !/^[0-9a-f]{32}$/.test(nonce)) return null;
  const checks = Object.entries(shapes[type]!);
  if (Object.keys(message).length !== checks.length + 3) return null;
  if (!checks.every(([key, check]) => Object.hasOwn(message, key) && check(message[key]))) return null;
  return { protocol, nonce, type, ...Object.fromEntries(checks.map(([key]) => [key, message[key]])) } as unknown as Envelope<M>;
}

/** A message from the page, or null. */
export const readHostMessage = (value: unknown): Envelope<HostMessage> | null => read<HostMessage>(HOST, value);

/** A message from the frame, or null. */
export const readFrameMessage = (value: unknown): Envelope<FrameMessage> | null => read<FrameMessage>(FRAME, value);
