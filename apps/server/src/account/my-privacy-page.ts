import type { LimitsView, RequestView } from '@belvedere/platform';
import { html } from 'hono/html';
import { day, isArchiveThere, moment, privacyShell, type Html, type Said } from './privacy-shell.ts';
import type { PrivacyTexts } from './privacy-texts.ts';

export interface MyPrivacy {
  language: string;
  texts: PrivacyTexts;
  requests: readonly RequestView[];
  limits: LimitsView;
  now: Date;
  said?: Said;
}

const ACTION = '/account/privacy';

/** Everything that a person can ask for about their own data. */
export function myPrivacyPage(parts: MyPrivacy): Html {
  const { language, texts, requests, limits, said = {} } = parts;
  const { mine } = texts;
  const isOpen = (type: string) => requests.some((request) => request.type === type && isUnderWay(request));
  return privacyShell(
    { language, title: mine.title, said },
    html`<p class="lead">${mine.lead}</p>
      <section aria-labelledby="requests">
        <h2 id="requests">${mine.requests}</h2>
        ${
          requests.length === 0
            ? html`<p class="soft">${mine.none}</p>`
            : html`<ul class="cards">
                ${requests.map((request) => card(parts, request))}
              </ul>`
        }
      </section>
      ${
        isOpen('access')
          ? ''
          : part(
              mine.copy,
              html`<label class="tick"><input type="checkbox" name="files" value="1" /> ${mine.copy.files}</label>
                <button name="do" value="copy">${mine.copy.button}</button>`,
            )
      }
      ${
        isOpen('rectification')
          ? ''
          : part(
              mine.correct,
              html`<p class="field">
                  <label for="details">${mine.correct.label}</label>
                  <textarea id="details" name="details" rows="4" maxlength="4000" required></textarea>
                </p>
                <button name="do" value="correct">${mine.correct.button}</button>`,
            )
      }
      ${part(
        mine.limits,
        html`<label class="tick"
            ><input type="checkbox" name="restricted" value="1" ${limits.restrictedAt ? html`checked` : ''} />
            ${mine.limits.restricted}</label
          >
          <label class="tick"
            ><input type="checkbox" name="objected" value="1" ${limits.objectedAt ? html`checked` : ''} /> ${mine.limits.objected}</label
          >
          <button name="do" value="limits">${mine.limits.button}</button>
          <a class="other" href="/preferences">${mine.limits.mails}</a>`,
      )}
      ${
        isOpen('erasure')
          ? ''
          : part(
              mine.erase,
              html`<label class="tick"><input type="checkbox" name="confirm" value="1" required /> ${mine.erase.confirm}</label>
                <button class="danger" name="do" value="erase">${mine.erase.button}</button>`,
            )
      }`,
  );
}

function part({ title, lead }: { title: string; lead: string }, fields: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    <p>${lead}</p>
    <form method="post" action="${ACTION}">${fields}</form>
  </section>`;
}

function card({ language, texts, now }: MyPrivacy, request: RequestView): Html {
  const { mine, types, statuses } = texts;
  const button = (what: 'download' | 'withdraw') =>
    html`<form method="post" action="${ACTION}">
      <input type="hidden" name="id" value="${request.id}" />
      <button class="${what === 'withdraw' ? 'quiet' : ''}" name="do" value="${what}">${mine[what]}</button>
    </form>`;
  return html`<li class="card ${request.status}">
    <h3>${types[request.type]}</h3>
    <p class="state">${statuses[request.status]}</p>
    <p>${nextOf({ language, texts, now }, request)}</p>
    <p class="soft">
      ${mine.asked}
      ${day(language, request.requestedAt)}${isUnderWay(request) ? `. ${mine.answerBy} ${day(language, request.dueAt)}.` : '.'}
    </p>
    ${
      request.notes.length === 0
        ? ''
        : html`<details>
            <summary>${mine.history}</summary>
            <ul class="notes">
              ${request.notes.map(({ at, text }) => html`<li><time datetime="${at}">${moment(language, new Date(at))}</time> ${text}</li>`)}
            </ul>
          </details>`
    }
    ${isArchiveThere(request, now) ? button('download') : ''} ${isUnderWay(request) ? button('withdraw') : ''}
  </li>`;
}

function isUnderWay({ status }: RequestView): boolean {
  return status !== 'completed' && status !== 'rejected';
}

function nextOf({ language, texts: { mine }, now }: Pick<MyPrivacy, 'language' | 'texts' | 'now'>, request: RequestView): string {
  const { type, status, executeAfter, exportId } = request;
  if (status === 'rejected') return mine.next.refused;
  if (status === 'completed' && exportId !== null) return isArchiveThere(request, now) ? mine.next.ready : mine.next.over;
  if (status === 'completed') return mine.next.done;
  if (type === 'erasure') return executeAfter ? mine.next.erase(moment(language, executeAfter)) : mine.next.people;
  return exportId === null ? mine.next.people : mine.next.archive;
}
