import type { HoldView, RequestView } from '@belvedere/platform';
import { html } from 'hono/html';
import { day, isArchiveThere, moment, privacyShell, type Html, type Said } from './privacy-shell.ts';
import type { PrivacyTexts } from './privacy-texts.ts';
import { tenantHolds } from './tenant-holds.ts';
import type { TenantPrivacyTexts } from './tenant-privacy-texts.ts';

export interface TenantPrivacy {
  language: string;
  texts: PrivacyTexts;
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

const DAY = 24 * 60 * 60 * 1000;

export const tenantPrivacyPath = (tenant: string) => `/settings/privacy?tenant=${encodeURIComponent(tenant)}`;

/** What people asked a tenant for, for those who answer it. The platform's own are erased and archived without their hands. */
export function tenantPrivacyPage(parts: TenantPrivacy): Html {
  const { language, texts, tenant, tenants, requests, next, holds, names, said = {} } = parts;
  const words = texts.tenant;
  const current = tenants.find(({ slug }) => slug === tenant);
  return privacyShell(
    { language, title: words.title, said },
    html`<p class="lead">${words.lead(current ? current.name : words.platform)}</p>
      ${
        tenants.length > 1
          ? html`<nav aria-label="${words.tenants}">
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
        <h2 id="cases">${words.requests}</h2>
        ${requests.length === 0 ? html`<p class="soft">${words.none}</p>` : ''}
        <ul class="cards">
          ${requests.map((request) => card(parts, request))}
        </ul>
        ${next === null ? '' : html`<p><a class="other" href="${tenantPrivacyPath(tenant)}&amp;after=${next}">${words.older}</a></p>`}
      </section>
      ${tenant === '' ? '' : openForm(texts, tenant)}
      ${tenantHolds({ language, texts: texts.tenant, action: tenantPrivacyPath(tenant), holds, names })}`,
  );
}

function openForm({ types, tenant: { open } }: PrivacyTexts, tenant: string): Html {
  return html`<section aria-labelledby="open">
    <h2 id="open">${open.title}</h2>
    <p>${open.lead}</p>
    <form method="post" action="${tenantPrivacyPath(tenant)}">
      <p class="field">
        <label for="type">${open.type}</label>
        <select id="type" name="type">
          ${Object.entries(types).map(([type, name]) => html`<option value="${type}">${name}</option>`)}
        </select>
      </p>
      <p class="field">
        <label for="email">${open.email}</label>
        <input id="email" name="email" type="email" maxlength="254" required autocomplete="off" />
      </p>
      <p class="field">
        <label for="details">${open.details} <small>${open.detailsHint}</small></label>
        <textarea id="details" name="details" rows="3" maxlength="4000"></textarea>
      </p>
      <button name="do" value="open">${open.button}</button>
    </form>
  </section>`;
}

function card({ language, texts, tenant, names, now }: TenantPrivacy, request: RequestView): Html {
  const { types, statuses, tenant: words } = texts;
  const { fields } = words;
  const { id, status, verifiedAt, notes } = request;
  const isEnded = status === 'completed' || status === 'rejected';
  const form = (what: keyof TenantPrivacyTexts['buttons'], body: Html) =>
    html`<form method="post" action="${tenantPrivacyPath(tenant)}">
      <input type="hidden" name="id" value="${id}" />${body}
      <button class="${what === 'note' ? 'quiet' : ''}" name="do" value="${what}">${words.buttons[what]}</button>
    </form>`;
  const text = (what: string, label: string) =>
    html`<p class="field">
      <label for="${what}-${id}">${label}</label>
      <textarea id="${what}-${id}" name="text" rows="2" maxlength="2000" required></textarea>
    </p>`;
  return html`<li class="card ${status}">
    <h3>
      ${types[request.type]}:
      ${request.userId === null ? (request.email ?? words.erased) : (names.get(request.userId) ?? words.member(request.userId))}
    </h3>
    <p class="state">${statuses[status]}</p>
    <p class="soft">${words.asked(day(language, request.requestedAt))} ${isEnded ? '' : due(request.dueAt, { language, words, now })}</p>
    ${request.details ? html`<p class="words">${request.details}</p>` : ''}
    ${!isEnded && request.executeAfter && request.type === 'erasure' ? html`<p>${words.erasedAfter(moment(language, request.executeAfter))}</p>` : ''}
    ${
      notes.length === 0
        ? ''
        : html`<details>
            <summary>${words.notes(notes.length)}</summary>
            <ul class="notes">
              ${notes.map((note) => html`<li><time datetime="${note.at}">${moment(language, new Date(note.at))}</time> ${note.text}</li>`)}
            </ul>
          </details>`
    }
    ${tenant !== '' && isArchiveThere(request, now) ? form('download', html``) : ''}
    ${
      isEnded
        ? ''
        : html`<details>
            <summary>${words.handle}</summary>
            ${tenant !== '' && verifiedAt === null ? form('verify', text('verify', fields.verify)) : ''}
            ${form('note', text('note', fields.note))}
            ${form(
              'decide',
              html`<p class="field">
                  <label for="decision-${id}">${fields.decision}</label>
                  <select id="decision-${id}" name="decision">
                    ${verifiedAt === null ? '' : html`<option value="completed">${fields.completed}</option>`}
                    <option value="rejected">${fields.rejected}</option>
                  </select>
                </p>
                ${text('decide', fields.reason)}`,
            )}
          </details>`
    }
  </li>`;
}

function due(dueAt: Date, { language, words, now }: { language: string; words: TenantPrivacyTexts; now: Date }): Html {
  const days = Math.ceil((dueAt.getTime() - now.getTime()) / DAY);
  const date = day(language, dueAt);
  return days > 7 ? html`${words.answerBy(date)}` : html`<span class="late">${words.late(date, days)}</span>`;
}
