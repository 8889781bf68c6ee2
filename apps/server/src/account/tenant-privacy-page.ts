import type { HoldView, RequestView } from '@belvedere/platform';
import { html } from 'hono/html';
import { day, isArchiveThere, moment, privacyShell, type Html, type Said } from './privacy-shell.ts';
import { privacyTexts } from './privacy-texts.ts';

export interface TenantPrivacy {
  /** The slug of the tenant; empty for the platform's own requests. */
  tenant: string;
  tenants: readonly { slug: string; name: string }[];
  requests: readonly RequestView[];
  /** The page after this one begins behind this request. */
  next: string | null;
  holds: readonly HoldView[];
  /** Names of people, by their ids. */
  names: ReadonlyMap<string, string>;
  now: Date;
  said?: Said;
}

const LANGUAGE = 'en';
const { types, statuses } = privacyTexts(LANGUAGE);
const DAY = 24 * 60 * 60 * 1000;

export const tenantPrivacyPath = (tenant: string) => `/settings/privacy?tenant=${encodeURIComponent(tenant)}`;

/** What people asked a tenant for, for those who answer it. The platform's own are erased and archived without their hands. */
export function tenantPrivacyPage(parts: TenantPrivacy): Html {
  const { tenant, tenants, requests, next, holds, names, said = {} } = parts;
  const current = tenants.find(({ slug }) => slug === tenant);
  return privacyShell(
    { language: LANGUAGE, title: 'Requests about personal data', said },
    html`<p class="lead">${current ? current.name : 'The platform'}. The law allows a month for an answer.</p>
      ${
        tenants.length > 1
          ? html`<nav aria-label="Tenants">
              <p class="row">
                ${tenants.map(({ slug, name }) =>
                  slug === tenant
                    ? html`<strong aria-current="page">${name}</strong>`
                    : html`<a href="${tenantPrivacyPath(slug)}">${name}</a>`,
                )}
              </p>
            </nav>`
          : ''
      }
      <section aria-labelledby="cases">
        <h2 id="cases">Requests</h2>
        ${requests.length === 0 ? html`<p class="soft">Nobody has asked for anything.</p>` : ''}
        <ul class="cards">
          ${requests.map((request) => card(parts, request))}
        </ul>
        ${next === null ? '' : html`<p><a class="other" href="${tenantPrivacyPath(tenant)}&amp;after=${next}">Older requests</a></p>`}
      </section>
      ${tenant === '' ? '' : openForm(tenant)}
      <section aria-labelledby="holds">
        <h2 id="holds">Holds</h2>
        <p>While a hold is in force, nothing that it is about is erased.</p>
        ${
          holds.length === 0
            ? html`<p class="soft">There is none.</p>`
            : html`<ul class="cards">
                ${holds.map(
                  (hold) =>
                    html`<li class="card">
                      <h3>${hold.userId === null ? 'Everything' : nameOf(names, hold.userId)}</h3>
                      <p class="words">${hold.reason}</p>
                      <p class="soft">
                        Since ${day(LANGUAGE, hold.placedAt)}${hold.releasedAt ? `, ended ${day(LANGUAGE, hold.releasedAt)}` : ''}.
                      </p>
                    </li>`,
                )}
              </ul>`
        }
      </section>`,
  );
}

function openForm(tenant: string): Html {
  return html`<section aria-labelledby="open">
    <h2 id="open">Write a request down</h2>
    <p>For what somebody asked by letter or telephone. They are mailed a link by which they prove that it was them.</p>
    <form method="post" action="${tenantPrivacyPath(tenant)}">
      <p class="field">
        <label for="type">What they ask for</label>
        <select id="type" name="type">
          ${Object.entries(types).map(([type, name]) => html`<option value="${type}">${name}</option>`)}
        </select>
      </p>
      <p class="field">
        <label for="email">Their e-mail address</label>
        <input id="email" name="email" type="email" maxlength="254" required autocomplete="off" />
      </p>
      <p class="field">
        <label for="details">In their words <small>(they see this again when they prove it)</small></label>
        <textarea id="details" name="details" rows="3" maxlength="4000"></textarea>
      </p>
      <button name="do" value="open">Write it down and mail the link</button>
    </form>
  </section>`;
}

function card({ tenant, names, now }: TenantPrivacy, request: RequestView): Html {
  const { id, status, verifiedAt, notes } = request;
  const isEnded = status === 'completed' || status === 'rejected';
  const form = (what: string, body: Html) =>
    html`<form method="post" action="${tenantPrivacyPath(tenant)}">
      <input type="hidden" name="id" value="${id}" />${body}
      <button class="${what === 'note' ? 'quiet' : ''}" name="do" value="${what}">${BUTTONS[what]}</button>
    </form>`;
  const text = (what: string, label: string) =>
    html`<p class="field">
      <label for="${what}-${id}">${label}</label>
      <textarea id="${what}-${id}" name="text" rows="2" maxlength="2000" required></textarea>
    </p>`;
  return html`<li class="card ${status}">
    <h3>
      ${types[request.type]}: ${request.userId === null ? (request.email ?? 'somebody who was erased') : nameOf(names, request.userId)}
    </h3>
    <p class="state">${statuses[status]}</p>
    <p class="soft">Asked ${day(LANGUAGE, request.requestedAt)}. ${isEnded ? '' : due(request.dueAt, now)}</p>
    ${request.details ? html`<p class="words">${request.details}</p>` : ''}
    ${!isEnded && request.executeAfter && request.type === 'erasure' ? html`<p>Erased after ${moment(LANGUAGE, request.executeAfter)}.</p>` : ''}
    ${
      notes.length === 0
        ? ''
        : html`<details>
            <summary>Notes (${notes.length})</summary>
            <ul class="notes">
              ${notes.map((note) => html`<li><time datetime="${note.at}">${moment(LANGUAGE, new Date(note.at))}</time> ${note.text}</li>`)}
            </ul>
          </details>`
    }
    ${tenant !== '' && isArchiveThere(request, now) ? form('download', html``) : ''}
    ${
      isEnded
        ? ''
        : html`<details>
            <summary>Handle</summary>
            ${tenant !== '' && verifiedAt === null ? form('verify', text('verify', 'How did you check who asked?')) : ''}
            ${form('note', text('note', 'Note'))}
            ${form(
              'decide',
              html`<p class="field">
                  <label for="decision-${id}">End it as</label>
                  <select id="decision-${id}" name="decision">
                    ${verifiedAt === null ? '' : html`<option value="completed">done</option>`}
                    <option value="rejected">refused</option>
                  </select>
                </p>
                ${text('decide', 'Reason, as the person can be told')}`,
            )}
          </details>`
    }
  </li>`;
}

const BUTTONS: Record<string, string> = {
  verify: 'The identity is checked',
  note: 'Add the note',
  decide: 'End the request',
  download: 'Download the archive',
};

function due(dueAt: Date, now: Date): Html {
  const days = Math.ceil((dueAt.getTime() - now.getTime()) / DAY);
  if (days > 7) return html`Answer by ${day(LANGUAGE, dueAt)}.`;
  return html`<span class="late"
    >Answer by ${day(LANGUAGE, dueAt)}: ${days > 0 ? `${days} ${days === 1 ? 'day' : 'days'} left` : 'overdue'}.</span
  >`;
}

function nameOf(names: ReadonlyMap<string, string>, userId: string): string {
  return names.get(userId) ?? `member ${userId}`;
}
