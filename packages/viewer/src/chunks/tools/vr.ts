/// <reference types="webxr" />
import { createNode } from '../../interface/create-node.ts';
import type { TourLabels } from '../../interface/labels.ts';
import { enterHeadset } from '../../interface/headset.ts';
import type { ToolPart, TourCore } from '../../tour-core.ts';

const WORDS = {
  vrFailed: 'The headset can’t show the tour at the moment.',
  close: 'Close',
} satisfies Partial<TourLabels>;

/** The tour in a headset. A session ends by the device's own gesture, by Escape, by the button, and with the tour. */
export function mount(core: TourCore): ToolPart {
  const { root, signal } = core;
  const text = createNode('p', {});
  const close = createNode('button', { type: 'button', className: 'action' });
  const message = createNode('div', { className: 'message light', role: 'alert', hidden: true }, text, close);
  root.append(message);
  close.onclick = () => {
    message.hidden = true;
    core.focusPicture();
  };
  let off: AbortController | null = null;
  let update = () => {};

  const fail = () => {
    const words = core.words(WORDS);
    message.hidden = false;
    [text.textContent, close.textContent] = [words.vrFailed, words.close];
  };
  const over = () => {
    off = null;
    update = () => {};
    core.changed();
  };
  const start = async (mine: AbortController) => {
    const gone = AbortSignal.any([signal, mine.signal]);
    let session: XRSession | undefined;
    try {
      session = await navigator.xr?.requestSession('immersive-vr');
      if (!session) return over();
      if (gone.aborted) return await session.end();
      update = await enterHeadset(core, session, { gone, fail, over });
    } catch {
      // The visitor or the device has said no, or the graphics card has nothing left.
      await session?.end().catch(() => undefined);
      if (gone.aborted) return;
      fail();
      over();
    }
  };
  return {
    update: () => update(),
    get isOn() {
      return off !== null;
    },
    toggle() {
      message.hidden = true;
      if (off) {
        off.abort();
        return over();
      }
      core.stage?.turn(0);
      off = new AbortController();
      void start(off);
    },
  };
}
