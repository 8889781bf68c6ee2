import type { PluginContext } from '../types.ts';
import css from './consent.css';
import { createNode } from './create-node.ts';
import { adoptStyles } from './styles.ts';

/** The words of the banner itself; what is asked is in the words of the tenant. */
export interface ConsentWords {
  /** Name of the banner for assistive technology. */
  consent: string;
  accept: string;
  decline: string;
}

/** What visitors are asked to agree to. */
export interface ConsentText {
  id: string;
  language: string;
  text: string;
}

const WORDS: ConsentWords = { consent: 'Counting visits', accept: 'Accept', decline: 'Decline' };

interface Asking {
  /** The words of the tenant in the present language of the tour; nothing where the tenant asks nothing. */
  text(): Promise<ConsentText | null | undefined>;
  words(): Partial<ConsentWords>;
}

/**
 * Asks in a bar along the lower edge of the tour, above which the tools stand: everything can be used while it is there. It is announced, and
 * follows the language of the tour; the answer names the text that was on show. Undefined where there is nothing to ask.
 */
export async function askInTour({ tour, layer }: PluginContext, asking: Asking): Promise<{ granted: boolean; textId: string } | undefined> {
  // What is put into a place that is there already is read out.
  const place = createNode('div', { role: 'status' });
  layer.append(place);
  let shown = await asking.text();
  if (!shown) return undefined;
  const root = layer.parentElement;
  const shadow = layer.getRootNode() as ShadowRoot;
  adoptStyles(shadow, css);
  const question = createNode('p', { dir: 'auto' });
  const accept = createNode('button', { type: 'button', className: 'action' });
  const decline = createNode('button', { type: 'button', className: 'action' });
  const answers = createNode('div', { className: 'answers' }, accept, decline);
  const node = createNode('section', { className: 'message consent light own-keys' }, question, answers);
  const say = ({ language, text }: ConsentText) => {
    const words = { ...WORDS, ...asking.words() };
    node.ariaLabel = words.consent;
    accept.textContent = words.accept;
    decline.textContent = words.decline;
    question.lang = language;
    question.textContent = text;
  };
  const follow = async () => {
    // What can't be had in the other language stays as it is.
    shown = (await asking.text().catch(reportError)) ?? shown!;
    say(shown);
  };
  const size = new ResizeObserver(() => root?.style.setProperty('--consent', `${node.offsetHeight + 16}px`));
  say(shown);
  place.append(node);
  size.observe(node);
  const stop = tour.on('language', () => void follow());
  const granted = await new Promise<boolean>((answer) => {
    accept.onclick = () => answer(true);
    decline.onclick = () => answer(false);
  });
  stop();
  size.disconnect();
  root?.style.removeProperty('--consent');
  const hadFocus = node.contains(shadow.activeElement);
  place.remove();
  if (hadFocus) tour.focus();
  return { granted, textId: shown.id };
}
