import type { AskedView } from '@belvedere/platform';
import { html } from 'hono/html';
import { day, privacyShell, type Html } from './privacy-shell.ts';
import type { PrivacyTexts } from './privacy-texts.ts';

interface Parts {
  language: string;
  texts: PrivacyTexts;
}

/**
 * What the mail's link opens. The token stands behind the #, so that it is in no log (A9): the script hands it over in a form and nothing
 * more; without one it is typed in.
 */
export function openProofPage({ language, texts: { prove } }: Parts, { tenant, nonce }: { tenant: string; nonce: string }): Html {
  const script = html`<script type="module" nonce="${nonce}" src="/assets/prove.js"></script>`;
  return privacyShell(
    { language, title: prove.title, script },
    html`<p class="opening" role="status" hidden>${prove.opening}</p>
      <form method="post" action="/privacy/prove">
        <input type="hidden" name="tenant" value="${tenant}" />
        <p class="field">
          <label for="token">${prove.code}</label>
          <input id="token" name="token" required minlength="40" maxlength="64" autocomplete="off" aria-describedby="token-hint" />
          <small id="token-hint">${prove.codeHint}</small>
        </p>
        <button>${prove.look}</button>
      </form>`,
  );
}

/** What was asked for, by whom it has to be answered, and the one button. */
export function askedPage({ language, texts }: Parts, asked: AskedView, link: { tenant: string; token: string }): Html {
  const { prove, types } = texts;
  return privacyShell(
    { language, title: prove.title },
    html`<p class="lead">${prove.asked(asked.tenantName, types[asked.type])}</p>
      <dl>
        <dt>${prove.on}</dt>
        <dd>${day(language, asked.requestedAt)}</dd>
        ${
          asked.details
            ? html`<dt>${prove.details}</dt>
                <dd class="words">${asked.details}</dd>`
            : ''
        }
      </dl>
      <p>${prove.next[asked.type]}</p>
      <form method="post" action="/privacy/prove">
        <input type="hidden" name="tenant" value="${link.tenant}" />
        <input type="hidden" name="token" value="${link.token}" />
        <button name="confirm" value="1" class="${asked.type === 'erasure' ? 'danger' : ''}">${prove.button}</button>
      </form>
      <p class="soft">${prove.notMe}</p>`,
  );
}

export function provenPage({ language, texts: { prove } }: Parts, asked: AskedView): Html {
  return privacyShell(
    { language, title: prove.done },
    html`<p role="status">${prove.doneLead(asked.tenantName, day(language, asked.dueAt))}</p>`,
  );
}

export function badProofPage({ language, texts: { prove } }: Parts): Html {
  return privacyShell({ language, title: prove.bad }, html`<p role="alert">${prove.badLead}</p>`);
}
