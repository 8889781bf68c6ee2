import type { HoldView } from '@belvedere/platform';
import { html } from 'hono/html';
import { day, type Html } from './privacy-shell.ts';
import type { TenantPrivacyTexts } from './tenant-privacy-texts.ts';

interface TenantHolds {
  language: string;
  texts: TenantPrivacyTexts;
  /** Where the forms go. */
  action: string;
  holds: readonly HoldView[];
  /** Names of people, by their ids. */
  names: ReadonlyMap<string, string>;
}

/** What may not be erased, and the forms that place such a hold and release it. */
export function tenantHolds(parts: TenantHolds): Html {
  const { holds, texts } = parts;
  return html`<section aria-labelledby="holds">
    <h2 id="holds">${texts.holds.title}</h2>
    <p>${texts.holds.lead}</p>
    ${
      holds.length === 0
        ? html`<p class="soft">${texts.holds.none}</p>`
        : html`<ul class="cards">
            ${holds.map((hold) => card(parts, hold))}
          </ul>`
    }
    ${placeForm(parts)}
  </section>`;
}

function card({ language, texts, action, names }: TenantHolds, { id, userId, reason, placedAt, releasedAt }: HoldView): Html {
  const { holds } = texts;
  const from = day(language, placedAt);
  return html`<li class="card">
    <h3>${userId === null ? holds.everything : (names.get(userId) ?? texts.member(userId))}</h3>
    <p class="words">${reason}</p>
    <p class="soft">${releasedAt ? holds.ended(from, day(language, releasedAt)) : holds.since(from)}</p>
    ${
      releasedAt
        ? ''
        : html`<details>
            <summary>${holds.release.summary}</summary>
            <form method="post" action="${action}">
              <input type="hidden" name="id" value="${id}" />
              ${tick(holds.release.confirm)}
              <button class="danger" name="do" value="release">${holds.release.button}</button>
            </form>
          </details>`
    }
  </li>`;
}

function placeForm({ texts, action, names }: TenantHolds): Html {
  const { everything, place } = texts.holds;
  return html`<details>
    <summary>${place.title}</summary>
    <form method="post" action="${action}">
      <p class="field">
        <label for="who">${place.who}</label>
        <select id="who" name="who">
          <option value="">${place.choose}</option>
          <option value="everything">${everything}</option>
          ${[...names].map(([id, name]) => html`<option value="${id}">${name}</option>`)}
        </select>
      </p>
      <p class="field">
        <label for="person">${place.person} <small>${place.personHint}</small></label>
        <input id="person" name="person" maxlength="36" pattern="[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}" autocomplete="off" />
      </p>
      <p class="field">
        <label for="reason">${place.reason}</label>
        <textarea id="reason" name="reason" rows="2" maxlength="2000" required></textarea>
      </p>
      ${tick(place.confirm)}
      <button name="do" value="place">${place.button}</button>
    </form>
  </details>`;
}

const tick = (label: string): Html =>
  html`<label class="tick"><input type="checkbox" name="confirm" value="1" required /> <span>${label}</span></label>`;
