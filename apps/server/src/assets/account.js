// The script of the pages that mails lead to. Nothing is called before somebody presses a button: programs that open links to look at
// them must not use them up.
const main = document.querySelector('main');
const [first, second] = document.querySelectorAll('form');
const problem = document.querySelector('.problem[role]');
const status = document.querySelector('.status');
const next = document.querySelector('.next');
const ways = document.querySelector('.ways');

// The secret of the link leaves the address bar, and with it history, bookmarks and what is shown to people beside.
let token = new URLSearchParams(location.hash.slice(1)).get('token');
const answered = new URLSearchParams(location.search);
const isCallback = first.dataset.page === 'callback';
if (location.hash) history.replaceState(null, '', location.pathname + location.search);
if (isCallback && answered.has('state')) history.replaceState(null, '', location.pathname);
let challenge;
// Whoever is invited may have to sign in first, and comes back.
if (first.dataset.page === 'invitation') {
  if (token) sessionStorage.setItem('invitation', token);
  else token = sessionStorage.getItem('invitation');
}

first.hidden = false;
if (ways) ways.hidden = false;
for (const form of [first, second])
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(form, () => call(form.dataset.call, inputOf(form)));
  });
for (const button of document.querySelectorAll('[data-way]')) button.addEventListener('click', () => take(button));
first.querySelector('input, button')?.focus();

function inputOf(form) {
  const typed = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
  if (form === second) {
    const code = typed.code.replace(/\s/g, '');
    return { challenge, ...(/^\d{6}$/.test(code) ? { code } : { recoveryCode: code }) };
  }
  if (isCallback) return { handle: sessionStorage.getItem('handle') ?? '', address: location.origin + location.pathname + '?' + answered };
  return token === null ? typed : { ...typed, token };
}

function take(button) {
  const { way, provider, done } = button.dataset;
  if (way === 'external') return run(first, () => goTo(provider));
  if (way === 'passkey') return run(first, signInWithPasskey);
  const email = first.elements.namedItem('email');
  if (!email.value) return (tell(problem, email.labels[0].textContent), email.focus());
  return run(first, async () => ({ ...(await call('identity/magicLink/request', { email: email.value })), done }));
}

async function goTo(provider) {
  const { url, handle } = await call('identity/external/begin', { provider });
  // Whoever comes back has to be whoever left: the handle stays in this tab.
  sessionStorage.setItem('handle', handle);
  location.assign(url);
  return new Promise(() => {});
}

async function signInWithPasskey() {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(await call('identity/passkeys/beginSignIn', {}));
  const { id, rawId, type, response } = (await navigator.credentials.get({ publicKey: options })).toJSON();
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return call('identity/passkeys/signIn', {
    response: { id, rawId, type, response: { clientDataJSON, authenticatorData, signature, userHandle } },
  });
}

async function run(form, work) {
  const buttons = document.querySelectorAll('button');
  for (const button of buttons) button.disabled = true;
  tell(problem, '');
  tell(status, main.dataset.working);
  for (const input of form.querySelectorAll('input')) mark(input, '');
  try {
    await show(form, await work());
  } catch (error) {
    tell(status, '');
    refuse(form, error);
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

async function show(form, answer) {
  if (answer.status === 'mfa_required') {
    challenge = answer.challenge;
    tell(status, '');
    first.hidden = true;
    if (ways) ways.hidden = true;
    second.hidden = false;
    return second.querySelector('input').focus();
  }
  if (answer.status === 'confirm_link') {
    sessionStorage.setItem('link', answer.link);
    tell(status, main.dataset.confirm);
    first.hidden = true;
    next.hidden = false;
    return undefined;
  }
  if (answer.status === 'signed_in') await joinExternal();
  tell(status, answer.status === 'signed_in' ? `${main.dataset.signedIn} ${answer.user.email}.` : answer.done || form.dataset.done || '✓');
  for (const each of [first, second, document.querySelector('.lead')]) each.hidden = true;
  if (ways) ways.hidden = true;
  const wanted = answered.get('next') ?? sessionStorage.getItem('next');
  sessionStorage.removeItem('next');
  const isPath = wanted !== null && /^\/(?![/\\])/.test(wanted);
  if (answer.status === 'signed_in') next.querySelector('a').href = isPath ? wanted : '/';
  next.hidden = answer.status === 'mail_sent';
  return next.hidden ? undefined : next.querySelector('a').focus();
}

/** Joins what another site said to the account that was just signed in to, because the person wanted both. */
async function joinExternal() {
  const link = sessionStorage.getItem('link');
  sessionStorage.removeItem('link');
  if (link) await call('identity/external/link', { link }).catch(() => {});
}

function refuse(form, error) {
  const { detail, title, errors = [] } = error.problem ?? {};
  for (const { field, detail: words } of errors) {
    const input = form.elements.namedItem(field);
    if (input) mark(input, words);
  }
  if (error.problem?.code === 'common.unauthenticated' && form.dataset.page === 'invitation') {
    document.querySelector('[data-sign-in]').hidden = false;
  }
  tell(problem, [title, detail].filter(Boolean).join(' ') || (error.name === 'NotAllowedError' ? '' : main.dataset.wrong));
  (form.querySelector('[aria-invalid=true]') ?? form.querySelector('input'))?.focus();
}

function mark(input, message) {
  const hint = document.getElementById(`${input.id}-hint`);
  hint.textContent = message || hint.dataset.hint;
  if (message) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

function tell(element, text) {
  element.textContent = text;
  element.hidden = text === '';
}

async function call(path, input) {
  const response = await fetch(`/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-app': '1' },
    body: JSON.stringify(input),
  });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error(body.title), { problem: body });
  return body;
}
