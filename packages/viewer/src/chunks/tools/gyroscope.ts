import type { ToolPart, TourCore } from '../../tour-core.ts';
import { lookOfDevice } from '../../tour/look-of-device.ts';

/** Safari asks the visitor, and only when a hand has asked for it. */
interface AskingEvent {
  requestPermission?: () => Promise<'granted' | 'denied'>;
}

/** The view follows the device. A hand that drags goes on being obeyed: it turns what is ahead. */
export function mount(core: TourCore): ToolPart {
  const { stage, signal } = core;
  let off: AbortController | null = null;
  let offset: number | null = null;
  let set: number | null = null;

  const follow = ({ alpha, beta, gamma }: DeviceOrientationEvent) => {
    if (!stage || alpha === null || beta === null || gamma === null) return;
    const look = lookOfDevice({ alpha, beta, gamma });
    const { yaw } = stage.view;
    // What has turned the view since the last time, a hand or a link, turns what is ahead.
    offset = offset === null || set === null ? yaw - look.yaw : offset + (yaw - set);
    stage.look({ yaw: look.yaw + offset, pitch: look.pitch });
    set = stage.view.yaw;
  };
  const stop = () => {
    off?.abort();
    off = null;
    offset = set = null;
  };
  const start = async () => {
    const controller = (off = new AbortController());
    const ask = (DeviceOrientationEvent as AskingEvent).requestPermission;
    const answer = ask ? await ask().catch(() => 'denied') : 'granted';
    if (controller.signal.aborted || signal.aborted) return;
    if (answer === 'granted') addEventListener('deviceorientation', follow, { signal: AbortSignal.any([signal, controller.signal]) });
    else stop();
    core.changed();
  };
  return {
    get isOn() {
      return off !== null;
    },
    toggle() {
      if (off) return stop();
      stage?.turn(0);
      void start();
    },
  };
}
