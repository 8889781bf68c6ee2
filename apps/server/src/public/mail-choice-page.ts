import type { PreferencesView, SubscriptionView } from '@belvedere/platform';
import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

function page(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
        <link rel="stylesheet" href="/assets/choices.css" />
      </head>
      <body>
        <main class="choices">
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}

/** What the link of a mail opens. Everything on it is a form: nothing happens by looking, and no script is needed. */
export function unsubscribePage({ subscription, action, done }: { subscription: SubscriptionView; action: string; done?: boolean }): Html {
  const { describe, topicMail, anyMail } = subscription;
  const button = ([field, value]: readonly [string, string], label: string, kind = '') =>
    html`<form method="post" action="${action}">
      <button class="${kind}" name="${field}" value="${value}">${label}</button>
    </form>`;
  if (!topicMail)
    return page(
      done ? 'Done: no more of these mails' : 'You get none of these mails',
      html`<p>You no longer get a mail ${describe}.</p>
        <p>Mails that keep your account safe still come: nobody can turn them off.</p>
        <div class="actions">
          ${button(['undo', '1'], 'That was a mistake: send them again')}
          ${anyMail ? button(['from', 'all'], 'Turn off all other mails too', 'quiet') : ''}
        </div>
        <p class="more"><a href="/preferences">All your choices</a></p>`,
    );
  return page(
    done ? 'You get these mails again' : 'No more of these mails?',
    html`<p>At present you get a mail ${describe}.</p>
      <div class="actions">
        ${button(['from', 'topic'], 'Stop these mails')} ${button(['from', 'all'], 'Stop all mails but those for safety', 'quiet')}
      </div>
      <p class="more"><a href="/preferences">All your choices</a></p>`,
  );
}

export function badLinkPage(): Html {
  return page(
    'This link has expired',
    html`<p>
      It was shortened on its way, or it is older than a year. Open the link of a newer mail, or
      <a href="/preferences">sign in and choose</a>.
    </p>`,
  );
}

export function signInFirstPage(): Html {
  return page(
    'Sign in to choose',
    html`<p>Your choices belong to your account. <a href="/sign-in">Sign in</a>, and come back to this page.</p>`,
  );
}

const MODE_NAMES = { off: 'Never', now: 'At once', daily: 'Once a day', weekly: 'Once a week' } as const;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The one preference centre, as a form. */
export function preferencesPage({ preferences, saved, error }: { preferences: PreferencesView; saved?: boolean; error?: string }): Html {
  const { topics, categories, timezone, quietFrom, quietUntil, digestAt, digestDay } = preferences;
  const option = (value: string, label: string, current: string) =>
    html`<option value="${value}" ${value === current ? html`selected` : ''}>${label}</option>`;
  const select = (name: string, current: string, values: readonly (keyof typeof MODE_NAMES)[]) =>
    html`<select name="${name}">
      ${values.map((value) => option(value, MODE_NAMES[value], current))}
    </select>`;
  return page(
    'What we tell you',
    html`${saved ? html`<p class="note" role="status">Saved.</p>` : ''}${error ? html`<p class="note" role="alert">${error}</p>` : ''}
      <form method="post" action="/preferences">
        <fieldset>
          <legend>Mail</legend>
          <label class="line"><input type="checkbox" checked disabled /> What keeps your account and your data safe</label>
          <label class="line"
            ><input type="checkbox" name="product" ${categories.product ? html`checked` : ''} /> What happens in your tours</label
          >
          <label class="line"
            ><input type="checkbox" name="marketing" ${categories.marketing ? html`checked` : ''} /> News and offers</label
          >
        </fieldset>
        <fieldset>
          <legend>Topics</legend>
          ${topics
            .filter(({ mandatory }) => !mandatory)
            .map(
              ({ topic, describe, email, in_app: inApp }) =>
                html`<div class="topic" role="group" aria-label="Tell me ${describe}">
                  <p>Tell me ${describe}</p>
                  <label>By mail ${select(`email:${topic}`, email, ['now', 'daily', 'weekly', 'off'])}</label>
                  <label>In the app ${select(`in_app:${topic}`, inApp, ['now', 'off'])}</label>
                </div>`,
            )}
        </fieldset>
        <fieldset>
          <legend>When</legend>
          <p>Your time zone is ${timezone}. What keeps your account safe comes at any hour.</p>
          <div class="times">
            <label>No mail from <input type="time" name="quietFrom" value="${quietFrom ?? ''}" /></label>
            <label>until <input type="time" name="quietUntil" value="${quietUntil ?? ''}" /></label>
            <label>Digests come at <input type="time" name="digestAt" value="${digestAt}" required /></label>
            <label
              >weekly ones on
              <select name="digestDay">
                ${DAYS.map((day, index) => option(String(index + 1), day, String(digestDay)))}
              </select></label
            >
          </div>
        </fieldset>
        <button>Save</button>
      </form>`,
  );
}
