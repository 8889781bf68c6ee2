/** What a ticket says, whether it is genuine or not: `BT1.` and 108 bytes in base64url, see ADR 0705. */
export interface Ticket {
  keyId: string;
  eventId: string;
  entryId: string;
  /** When the place was confirmed: seconds since 1970. */
  issue: number;
}

const PREFIX = 'BT1.';
const FORM = /^BT1\.[\w-]{144}$/;
const KEY_ID = 8;
const SIGNED = 44;
const ID = 16;

/** What stands in a text that a camera read; undefined where it is no ticket. */
export function readTicket(text: string): (Ticket & { signed: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer> }) | undefined {
  const trimmed = text.trim();
  if (!FORM.test(trimmed)) return undefined;
  const bytes = bytesOf(trimmed.slice(PREFIX.length));
  const signed = bytes.slice(0, SIGNED);
  return {
    keyId: lettersOf(signed.slice(0, KEY_ID)),
    eventId: idOf(signed.slice(KEY_ID, KEY_ID + ID)),
    entryId: idOf(signed.slice(KEY_ID + ID, SIGNED - 4)),
    issue: new DataView(signed.buffer).getUint32(SIGNED - 4),
    signed,
    signature: bytes.slice(SIGNED),
  };
}

/** Whether the key signed it; `publicKey` are 32 bytes in base64url. */
export async function isGenuine(ticket: NonNullable<ReturnType<typeof readTicket>>, publicKey: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, ticket.signature, ticket.signed);
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.codePointAt(0) ?? 0);
}

function lettersOf(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function idOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
