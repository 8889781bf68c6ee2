import { createNode } from '../interface/create-node.ts';
import css from '../interface/gate.css';
import { fill, type TourLabels } from '../interface/labels.ts';
import type { AskAtGate, TourCore } from '../tour-core.ts';
import { loadManifest, type LoadedManifest } from '../tour/load-manifest.ts';
import type { TourError } from '../tour/tour-error.ts';

const WORDS = {
  gateTitle: 'This tour has a door',
  gateHint: 'Enter the password that you were given. Upper and lower case count.',
  password: 'Password',
  openTour: 'Open the tour',
  passwordWrong: 'This is not the password of the tour. Look whether caps lock is on.',
  passwordWait: 'There were too many tries. Wait {title} seconds and try again.',
  unreachable: 'The tour could not be loaded. Please check your connection.',
} satisfies Partial<TourLabels>;

/** Asks for a password in a form over everything. It is sent to the address of the document alone, and kept nowhere. */
export function mount(core: TourCore): AskAtGate {
  core.adopt(css);
  return async (closed) => {
    const answer = closed.cause as Response;
    const problem = (await answer.json().catch(() => null)) as { code?: string } | null;
    if (problem?.code !== 'tours.password_required') throw closed;
    const { labels, language = '' } = core.options;
    // There is no tour yet that could say which languages it has.
    const words = { ...WORDS, ...(typeof labels === 'function' ? labels(language) : labels) };
    return new Promise((open) => show(core, { words, address: answer.url, open }));
  };
}

function show(
  { root, host, signal, focusPicture }: TourCore,
  { words, address, open }: { words: typeof WORDS; address: string; open: (loaded: LoadedManifest) => void },
): void {
  const hint = createNode('p', { id: 'gate-hint', className: 'quiet' }, words.gateHint);
  const trouble = createNode('p', { id: 'gate-trouble', className: 'trouble', role: 'alert' });
  const input = createNode('input', {
    type: 'password',
    name: 'password',
    required: true,
    maxLength: 200,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
  });
  input.setAttribute('aria-describedby', 'gate-trouble gate-hint');
  const button = createNode('button', { type: 'submit', className: 'action' }, words.openTour);
  const label = createNode('label', {}, words.password, input);
  const form = createNode('form', {}, createNode('h2', {}, words.gateTitle), hint, label, trouble, button);
  const node = createNode('div', { className: 'gate light own-keys' }, form);

  const say = ({ cause }: TourError) => {
    const answer = cause instanceof Response ? cause : null;
    const wait = answer?.status === 429 ? (answer.headers.get('retry-after') ?? '60') : null;
    const wrong = wait === null ? words.passwordWrong : fill(words.passwordWait, wait);
    const isAnswer = wait !== null || answer?.status === 403;
    trouble.textContent = isAnswer ? wrong : words.unreachable;
    input.ariaInvalid = String(isAnswer && wait === null);
    input.select();
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    trouble.textContent = '';
    const body = new URLSearchParams({ password: input.value });
    try {
      const loaded = await loadManifest(address, signal, { method: 'POST', body });
      // Whoever has typed is inside the tour, and stays there.
      host.addEventListener('belvedere:ready', focusPicture, { once: true });
      setInert(false);
      node.remove();
      open(loaded);
    } catch (error) {
      if (!signal.aborted) say(error as TourError);
    }
    button.ariaDisabled = null;
  };
  // There is nothing behind the door yet that a key could reach.
  const behind = [...root.children] as HTMLElement[];
  const setInert = (inert: boolean) => {
    for (const part of behind) part.inert = inert;
  };
  setInert(true);
  root.ariaBusy = null;
  root.append(node);
}
