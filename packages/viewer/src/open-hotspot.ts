import type { Lost } from './interface/lost.ts';
import type { ManifestHotspot } from './manifest-types.ts';
import type { TourParts } from './tour-parts.ts';

/** Opens and closes the panels of hotspots. */
export interface Opener {
  /** The hotspot whose panel is open. */
  readonly current: ManifestHotspot | null;
  open(hotspot: ManifestHotspot): Promise<void>;
  /** Closes what is open and forgets what was about to open. */
  close(): void;
}

/** `report` is called when a panel has opened and when it has closed. */
export function createOpener(options: {
  usePanel: TourParts['usePanel'];
  lost: Lost['add'];
  report: (hotspot: ManifestHotspot, open: boolean) => void;
  signal: AbortSignal;
}): Opener {
  const { usePanel, lost, report, signal } = options;
  let current: ManifestHotspot | null = null;
  let asked = 0;
  let closePanel = () => {};

  const open = async (hotspot: ManifestHotspot) => {
    const turn = ++asked;
    const isWanted = () => turn === asked && !signal.aborted;
    try {
      const [panel, render] = await usePanel(hotspot.content.type);
      if (!isWanted()) return;
      report(hotspot, true);
      panel.open(hotspot, render, () => {
        current = null;
        report(hotspot, false);
      });
      current = hotspot;
      closePanel = panel.close;
    } catch (error) {
      if (isWanted()) lost(error, () => isWanted() && void open(hotspot));
    }
  };
  return {
    open,
    close() {
      asked++;
      closePanel();
    },
    get current() {
      return current;
    },
  };
}
