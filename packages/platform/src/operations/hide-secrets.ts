import { redactText } from '@belvedere/kernel/observability';

const LOCAL = /[\p{L}\p{N}._%+'-]/u;
/** As long as tokens are, and in one piece. */
const TOKEN = /\b[\w-]{40,}\b/g;
const LONGEST = 500;

/** `ada@mail.example` → `a…@mail.example`: whose server it is matters to whoever runs ours, who they are does not. */
export function maskAddress(text: string): string {
  const parts = text.split('@');
  return parts.map((part, index) => (index < parts.length - 1 ? coverEnd(part) : part)).join('@');
}

/** What stands right before an @, down to its first letter. */
function coverEnd(part: string): string {
  let start = part.length;
  while (start > 0 && LOCAL.test(part.charAt(start - 1))) start--;
  return start === part.length ? part : `${part.slice(0, start + 1)}…`;
}

/** What a job or a mail server said, without people's addresses and what looks like a secret, and not endless. */
export function hideSecrets(text: string): string {
  const shown = maskAddress(redactText(text).replace(TOKEN, '[hidden]'));
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown;
}
