import { createNode } from '../../interface/create-node.ts';
import css from '../../interface/guide.css';
import { createIcon } from '../../interface/icons.ts';
import type { TourLabels } from '../../interface/labels.ts';
import shared from '../../interface/parts.css';
import type { ManifestStep } from '../../manifest-types.ts';
import type { ToolPart, TourCore } from '../../tour-core.ts';
import { translationOf } from '../../tour/translation-of.ts';

const WORDS = {
  guide: 'Guided tour',
  playGuide: 'Go on with the guided tour',
  pauseGuide: 'Pause the guided tour',
  previous: 'Previous',
  next: 'Next',
} satisfies Partial<TourLabels>;
const ICONS = { previous: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7', play: 'M8 5l11 7-11 7z', pause: 'M9 5v14M15 5v14' } as const;

/** Leads from look to look, with words on the screen and in the ear. */
export function mount(core: TourCore): ToolPart {
  core.adopt(shared);
  core.adopt(css);
  const { stage, signal } = core;
  const steps = core.shown.loaded.manifest.steps ?? [];
  const voice = new Audio();
  const tool = (icon: string, className: string, onclick: () => void) =>
    createNode('button', { type: 'button', className: `round ${className}`, onclick }, createIcon(icon));
  const previous = tool(ICONS.previous, 'step', () => void go(at - 1));
  const next = tool(ICONS.next, 'step', () => void go(at + 1));
  const play = tool(ICONS.play, '', () => (playing ? pause() : resume()));
  const caption = createNode('p', { className: 'caption', role: 'status' });
  const count = createNode('span', { className: 'quiet', dir: 'ltr' });
  const buttons = createNode('div', { className: 'buttons' }, previous, play, next, count);
  const node = createNode('section', { className: 'guide', hidden: true }, caption, buttons);
  core.controls.prepend(node);

  let at = 0;
  let playing = false;
  let timer = 0;
  let turn = 0;
  // What covers the tour, such as a form that wants an answer first, takes the tools out of use.
  const covered = new MutationObserver(() => playing && core.controls.inert && pause());
  covered.observe(core.controls, { attributeFilter: ['inert'] });
  signal.addEventListener('abort', () => {
    covered.disconnect();
    clearTimeout(timer);
    voice.pause();
  });

  const textsOf = ({ id, text, narration }: ManifestStep) => {
    const { loaded, model } = core.shown;
    const pick = <K extends 'text' | 'narration'>(key: K) =>
      translationOf(loaded.manifest, model.texts.language, ({ steps: said }) => said?.[id]?.[key]);
    return { text: pick('text') ?? text, narration: pick('narration') ?? narration };
  };
  const show = () => {
    const words = core.words(WORDS);
    const name = (button: HTMLButtonElement, text: string) => (button.ariaLabel = button.title = text);
    node.ariaLabel = words.guide;
    name(previous, words.previous);
    name(next, words.next);
    name(play, playing ? words.pauseGuide : words.playGuide);
    play.replaceChildren(createIcon(playing ? ICONS.pause : ICONS.play));
    previous.ariaDisabled = String(at === 0);
    next.ariaDisabled = String(at === steps.length - 1);
    count.textContent = `${at + 1} / ${steps.length}`;
    const step = steps[at];
    const text = step ? textsOf(step).text : null;
    if (caption.textContent !== (text ?? '')) caption.textContent = text;
  };
  const pause = () => {
    playing = false;
    clearTimeout(timer);
    voice.pause();
    show();
  };
  /** Resolved when all is said. A voice that can't be heard must not hold up the tour: its words are on the screen. */
  const speak = async (url: string) => {
    voice.src = url;
    const ended = new Promise((done) => {
      voice.onended = done;
      voice.onerror = done;
    });
    try {
      await voice.play();
    } catch {
      return;
    }
    await ended;
  };
  /** Says the step, and goes on when its time is over and all is said. */
  const say = (step: ManifestStep) => {
    clearTimeout(timer);
    const mine = ++turn;
    const { narration } = textsOf(step);
    const file = narration && core.shown.model.media(narration);
    const isMine = () => mine === turn && playing && !signal.aborted;
    const time = new Promise<void>((done) => (timer = window.setTimeout(done, step.seconds * 1000)));
    const heard = file ? speak(file.url) : null;
    void Promise.all([time, heard]).then(() => {
      if (!isMine()) return;
      if (at < steps.length - 1) void go(at + 1);
      else pause();
    });
  };
  const resume = () => {
    const step = steps[at];
    if (!step) return;
    playing = true;
    show();
    say(step);
  };
  const go = async (to: number) => {
    const step = steps[to];
    if (!step) return;
    at = to;
    voice.pause();
    clearTimeout(timer);
    show();
    const mine = ++turn;
    const scene = core.shown.model.scene(step.scene);
    if (scene && scene !== core.shown.scene) await core.goTo(scene.id, step.view);
    else stage?.look(step.view, 1200);
    if (mine === turn && playing) say(step);
  };

  return {
    update: show,
    get isOn() {
      return !node.hidden;
    },
    toggle() {
      node.hidden = !node.hidden;
      if (node.hidden) return pause();
      stage?.turn(0);
      playing = true;
      void go(at);
      play.focus();
    },
  };
}
