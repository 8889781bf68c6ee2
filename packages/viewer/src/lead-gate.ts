import { createNode } from './interface/create-node.ts';
import gate from './interface/gate.css';
import css from './interface/lead-gate.css';
import { isSafeUrl } from './interface/safe-url.ts';
import { adoptStyles } from './interface/styles.ts';
import { keep, readKept } from './kept.ts';
import { own } from './own.ts';
import type { TourPlugin } from './types.ts';

/** Something that the page wants to know besides name and e-mail. */
export interface LeadField {
  /** Under which `send` gets it; `name` and `email` are taken. */
  name: string;
  label: string;
  /** `text` when absent. */
  kind?: 'text' | 'tel' | 'textarea' | 'checkbox' | undefined;
  required?: boolean | undefined;
  /** What a browser may fill in, such as `organization`: a token of the attribute `autocomplete`. */
  autocomplete?: string | undefined;
}

/** The words of the form. */
export interface LeadWords {
  leadTitle: string;
  leadHint: string;
  leadName: string;
  leadEmail: string;
  /** Added to the labels of fields that may stay empty. */
  leadOptional: string;
  leadSend: string;
  leadLater: string;
  leadPrivacy: string;
  leadMissing: string;
  /** Of a box that has to be ticked. */
  leadUnticked: string;
  leadWrong: string;
  leadFailed: string;
}

/** When a visitor is asked, for what, and who gets it. */
export interface LeadGateOptions {
  /** So many different scenes are seen freely, the form comes with the next one; 3 when absent, 0 asks at once. */
  after?: number | undefined;
  fields?: readonly LeadField[] | undefined;
  /** Words that replace the English ones; a function is asked for the language of the tour. */
  words?: Partial<LeadWords> | ((language: string) => Partial<LeadWords>) | undefined;
  /** Lets visitors go on without an answer, until they load the page again. */
  optional?: boolean | undefined;
  /** Where it says what becomes of what they give. */
  privacyUrl?: string | undefined;
  /** Takes what was typed, by names of fields; what is not ticked is left out. If it rejects, the visitor is told and may try again. */
  send: (values: Record<string, string>) => Promise<unknown>;
}

const WORDS: LeadWords = {
  leadTitle: 'Would you like to see more?',
  leadHint: 'Tell us who you are, and go on.',
  leadName: 'Name',
  leadEmail: 'E-mail',
  leadOptional: 'optional',
  leadSend: 'Go on with the tour',
  leadLater: 'Not now',
  leadPrivacy: 'Privacy notice (new tab)',
  leadMissing: 'Please fill this in.',
  leadUnticked: 'Please tick this.',
  leadWrong: 'This is not an e-mail address.',
  leadFailed: 'It could not be sent. Please try again.',
};

/**
 * A plugin that asks visitors who they are after some scenes, in a form over the tour. The page gets what they type; the browser keeps, for each
 * tour, that they have answered, and nothing of what. It is an invitation and no lock: whoever reads the manifest sees every scene.
 *
 * @example
 * createTour(element, { src, plugins: [leadGate({ after: 3, send: (values) => fetch('/leads', { method: 'POST', body: JSON.stringify(values) }) })] });
 */
export function leadGate(given: LeadGateOptions): TourPlugin {
  const options = own(given);
  return ({ tour, layer }) => {
    const { id, scene } = tour.state;
    const answered = `belvedere-lead ${id}`;
    if (readKept(answered)) return;
    const seen = new Set([scene?.id]);
    const look = () => {
      if (seen.size <= (options.after ?? 3)) return;
      stop();
      const { words } = options;
      const close = (hasSent: boolean) => {
        if (hasSent) keep(answered, '1');
        if (uncover()) tour.focus();
      };
      const said = typeof words === 'function' ? words(tour.state.language ?? '') : words;
      const uncover = cover(layer, createForm(options, { words: { ...WORDS, ...said }, close }));
    };
    const stop = tour.on('scene', (next) => {
      seen.add(next.id);
      look();
    });
    // The layers of other plugins come first: what is behind has to be there.
    queueMicrotask(look);
  };
}

/** Puts a form over the tour, where what is behind can't be used; the answer takes it away, and says whether it was there. */
function cover(layer: HTMLElement, form: HTMLElement): () => boolean {
  const shadow = layer.getRootNode() as ShadowRoot;
  for (const sheet of [gate, css]) adoptStyles(shadow, sheet);
  const node = createNode('div', { className: 'gate lead light own-keys', role: 'dialog', ariaModal: 'true' }, form);
  node.setAttribute('aria-labelledby', 'lead-title');
  // Whoever is elsewhere on the page stays there.
  const isInside = shadow.activeElement !== null;
  const setInert = (inert: boolean) => {
    // What speaks to everybody, as an alert does, goes on.
    for (const part of (layer.parentElement?.children ?? []) as Iterable<HTMLElement>)
      if (part !== layer && part.role !== 'status' && part.role !== 'alert') part.inert = inert;
  };
  setInert(true);
  layer.append(node);
  if (isInside) form.querySelector('h2')?.focus();
  return () => {
    const isThere = node.isConnected;
    if (isThere) setInert(false);
    node.remove();
    return isThere;
  };
}

interface FormParts {
  words: LeadWords;
  close: (hasSent: boolean) => void;
}

function createForm({ fields = [], optional, privacyUrl, send }: LeadGateOptions, { words, close }: FormParts): HTMLElement {
  const always: readonly Asked[] = [
    { name: 'name', label: words.leadName, required: true, autocomplete: 'name' },
    { name: 'email', label: words.leadEmail, kind: 'email', required: true },
  ];
  const all = [...always, ...fields].map((field, index) => createField(own(field), { words, id: `lead-${index}` }));
  const trouble = createNode('p', { className: 'trouble', role: 'alert' });
  const button = createNode('button', { className: 'action' }, words.leadSend);
  const later =
    optional && createNode('button', { type: 'button', className: 'action later', onclick: () => close(false) }, words.leadLater);
  const href = privacyUrl && new URL(privacyUrl, document.baseURI).href;
  const form = createNode(
    'form',
    { noValidate: true },
    createNode('h2', { id: 'lead-title', tabIndex: -1 }, words.leadTitle),
    createNode('p', { className: 'quiet' }, words.leadHint),
    ...all.map(({ node }) => node),
    href && isSafeUrl(href) && createNode('a', { href, target: '_blank', rel: 'noopener' }, words.leadPrivacy),
    trouble,
    button,
    later,
  );
  form.onkeydown = ({ key }) => {
    if (optional && key === 'Escape') close(false);
  };
  form.onsubmit = async (event) => {
    event.preventDefault();
    const wrong = all.filter(({ check }) => !check())[0];
    wrong?.input.focus();
    if (wrong || button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    trouble.textContent = '';
    try {
      await send(Object.fromEntries(new FormData(form)) as Record<string, string>);
      close(true);
    } catch {
      trouble.textContent = words.leadFailed;
    }
    button.ariaDisabled = null;
  };
  return form;
}

type Asked = Omit<LeadField, 'kind'> & { kind?: LeadField['kind'] | 'email' };

/** A field with its label, and below it in words what is wrong with what was typed. */
function createField(
  { name, label, kind = 'text', required = false, autocomplete }: Asked,
  { words, id }: { words: LeadWords; id: string },
) {
  const input =
    kind === 'textarea' ? createNode('textarea', { rows: 3, maxLength: 2000 }) : createNode('input', { type: kind, maxLength: 200 });
  Object.assign(input, { name, required, autocomplete: autocomplete ?? (kind === 'email' || kind === 'tel' ? kind : '') });
  input.setAttribute('aria-describedby', id);
  const said = createNode('p', { id, className: 'trouble', role: 'alert' });
  const text = required ? label : `${label} (${words.leadOptional})`;
  const isTick = kind === 'checkbox';
  const missing = isTick ? words.leadUnticked : words.leadMissing;
  const labelled = createNode('label', isTick ? { className: 'tick' } : {}, isTick ? input : text, isTick ? text : input);
  const check = () => {
    input.value = input.value.trim();
    const { valid, valueMissing } = input.validity;
    said.textContent = valid ? '' : valueMissing ? missing : words.leadWrong;
    input.ariaInvalid = String(!valid);
    return valid;
  };
  return { node: createNode('div', {}, labelled, said), input, check };
}
