import type { PublicEvent } from '@belvedere/events';
import type { View } from '../html.ts';
import type { Words } from '../words/en.ts';

/** What came of the form: a mail was sent, or what was sent with what is wrong in it. */
export type Said =
  | { sent: true }
  | { problem: string; email: string; name: string; places: string; wrong: Partial<Record<'email' | 'name' | 'places', string>> };

/** How one says that one comes. */
export function JoinForm({ action, event, words, said }: { action: string; event: PublicEvent; words: Words; said?: Said }): View {
  if (said && 'sent' in said)
    return (
      <section class="join" aria-labelledby="join">
        <h2 id="join">{words.letterbox}</h2>
        <p>
          <output>{words.letterboxText}</output>
        </p>
      </section>
    );
  const { problem, email, name, places, wrong } = said ?? { problem: '', email: '', name: '', places: '1', wrong: {} };
  const told = (field: keyof typeof wrong) =>
    wrong[field] === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${field}-wrong` };
  const why = (field: keyof typeof wrong) =>
    wrong[field] !== undefined && (
      <span class="problem" id={`${field}-wrong`}>
        {wrong[field]}
      </span>
    );
  return (
    <section class="join" aria-labelledby="join">
      <h2 id="join">{event.isFull ? words.join : words.come}</h2>
      <p>{event.isFull ? words.joinText : words.comeText}</p>
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <form method="post" action={`${action}#join`}>
        <label>
          {words.email}
          <input type="email" name="email" required maxlength={254} autocomplete="email" value={email} {...told('email')} />
          {why('email')}
        </label>
        <label>
          {words.name}
          <input name="name" maxlength={120} autocomplete="name" value={name} {...told('name')} />
          {why('name')}
        </label>
        <label>
          {words.howMany}
          <input type="number" name="places" min={1} max={20} value={places} required {...told('places')} />
          {why('places')}
        </label>
        <button>{event.isFull ? words.join : words.wantToCome}</button>
      </form>
    </section>
  );
}
