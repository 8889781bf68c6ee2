import { html } from 'hono/html';
import type { AccountTexts } from './account-texts.ts';
import { pageFrame, type Html } from './page-frame.ts';

interface PageParts {
  language: string;
  texts: AccountTexts;
  nonce: string;
}

/** What a page asks for and what it calls. The script puts the token of the link beside what was typed in. */
interface PageSpec {
  title: string;
  lead: string;
  button: string;
  /** The procedure, as an address. */
  call: string;
  fields: readonly ('email' | 'password' | 'newPassword')[];
  /** What is said when it is done. */
  done?: string;
  more?: Html;
}

export const ACCOUNT_PAGES = [
  'sign-in',
  'magic-link',
  'verify-email',
  'reset-password',
  'forgot-password',
  'change-email',
  'invitation',
] as const;
export type AccountPageName = (typeof ACCOUNT_PAGES)[number] | 'callback';

function specOf(name: AccountPageName, texts: AccountTexts, providers: readonly { slug: string; name: string }[]): PageSpec {
  switch (name) {
    case 'sign-in':
      return { ...texts.signIn, call: 'identity/signIn', fields: ['email', 'password'], more: otherWays(texts, providers) };
    case 'magic-link':
      return { ...texts.magicLink, call: 'identity/magicLink/redeem', fields: [] };
    case 'verify-email':
      return { ...texts.verifyEmail, call: 'identity/verifyEmail', fields: [] };
    case 'reset-password':
      return { ...texts.resetPassword, call: 'identity/resetPassword', fields: ['newPassword'] };
    case 'forgot-password':
      return { ...texts.forgotPassword, call: 'identity/forgotPassword', fields: ['email'], done: texts.mailSent };
    case 'change-email':
      return { ...texts.changeEmail, call: 'identity/emailChange/confirm', fields: [] };
    case 'invitation':
      return {
        ...texts.invitation,
        call: 'tenancy/invitations/accept',
        fields: [],
        more: html`<p hidden data-sign-in><a class="other" href="/sign-in?next=/invitation">${texts.invitation.signInFirst}</a></p>`,
      };
    case 'callback':
      return { ...texts.callback, button: texts.continueLabel, call: 'identity/external/complete', fields: [] };
  }
}

/**
 * A page that a mail leads to. Opening it does nothing, however often a scanner of mails does: only the button calls, by POST (A9).
 * The token stands behind the # and is read by the script; it is in no log and no referrer.
 */
export function accountPage(
  name: AccountPageName,
  { language, texts, nonce }: PageParts,
  providers: readonly { slug: string; name: string }[],
): Html {
  const { title, lead, button, call, fields, done, more } = specOf(name, texts, providers);
  return pageFrame(
    {
      language,
      title,
      kind: 'account',
      script: html`<script type="module" nonce="${nonce}" src="/assets/account.js"></script>`,
      data: html`data-working="${texts.working}" data-wrong="${texts.wrong}" data-signed-in="${texts.signedInAs}"
      data-confirm="${texts.callback.confirm}"`,
    },
    html`<p class="lead">${lead}</p>
      <noscript><p class="problem">${texts.noScript}</p></noscript>
      <form data-page="${name}" data-call="${call}" data-done="${done ?? ''}" novalidate hidden>
        ${fields.map((field) => fieldOf(field, texts))}
        <button type="submit">${button}</button>
      </form>
      <form data-page="second" data-call="identity/secondFactor/complete" novalidate hidden>
        <h2>${texts.second.title}</h2>
        ${codeField(texts)}
        <button type="submit">${texts.second.button}</button>
      </form>
      <p class="problem" role="alert" hidden></p>
      <p class="status" role="status" hidden></p>
      <p class="next" hidden>
        <a class="other" href="/sign-in"
          >${name === 'sign-in' || name === 'magic-link' || name === 'callback' ? texts.continueLabel : texts.toSignIn}</a
        >
      </p>
      ${more ?? ''}`,
  );
}

function fieldOf(field: PageSpec['fields'][number], texts: AccountTexts): Html {
  switch (field) {
    case 'email':
      return input({ name: 'email', label: texts.email, type: 'email', autocomplete: 'username webauthn' });
    case 'password':
      return input({ name: 'password', label: texts.password, type: 'password', autocomplete: 'current-password' });
    case 'newPassword':
      return input({
        name: 'newPassword',
        label: texts.newPassword,
        type: 'password',
        autocomplete: 'new-password',
        hint: texts.passwordHint,
      });
  }
}

const codeField = (texts: AccountTexts) =>
  input({ name: 'code', label: texts.code, type: 'text', autocomplete: 'one-time-code', hint: texts.codeHint });

function input({
  name,
  label,
  type,
  autocomplete,
  hint = '',
}: {
  name: string;
  label: string;
  type: string;
  autocomplete: string;
  hint?: string;
}): Html {
  return html`<p class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required aria-describedby="${name}-hint" />
    <small id="${name}-hint" data-hint="${hint}">${hint}</small>
  </p>`;
}

function otherWays(texts: AccountTexts, providers: readonly { slug: string; name: string }[]): Html {
  return html`<div class="ways" hidden>
    <button type="button" class="other" data-way="passkey">${texts.signIn.passkey}</button>
    <button type="button" class="other" data-way="mail" data-done="${texts.mailSent}">${texts.signIn.mailLink}</button>
    ${providers.map(({ slug, name }) => html`<button type="button" class="other" data-way="external" data-provider="${slug}">${texts.signIn.by} ${name}</button>`)}
    <p><a href="/forgot-password">${texts.signIn.forgot}</a></p>
  </div>`;
}
