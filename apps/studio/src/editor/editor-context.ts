import type { SceneView, TourFinding, TourView } from '@belvedere/sdk';
import type { Tour } from '@belvedere/viewer';
import { createContext, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../palette/keys.ts';
import { reasonOf } from '../app/reason-of.ts';
import { useToasts } from '../ui/toasts.tsx';
import type { Panel } from './panels/panels.ts';
import type { TourEditor } from './tour-editor.ts';

/** Where one looks. */
export interface Look {
  yaw: number;
  pitch: number;
  zoom: number;
}

/** What the next press on the picture is for. */
export type Mode = { kind: 'place' } | { kind: 'area'; hotspotId: string } | { kind: 'arrive'; hotspotId: string; from: string };

/** What every part of the editor works with. */
export interface EditorParts {
  editor: TourEditor;
  tour: TourView;
  tourId: string;
  scenes: readonly SceneView[];
  /** The viewer; null until it shows something. */
  stage: Tour | null;
  findings: readonly TourFinding[];
  mode: Mode | null;
  setMode(mode: Mode | null): void;
  /** Shows a scene, with a hotspot chosen or none, and looks there. */
  goTo(place: { scene: string; hotspot?: string | undefined; look?: Look }): void;
  panel: Panel | undefined;
  open(panel: Panel | undefined): void;
  /** Scenes were added, removed or sorted, or something of the tour itself was changed: it is read again. */
  reload(): Promise<void>;
}

export const EditorContext = createContext<EditorParts | null>(null);

export function useEditor(): EditorParts {
  const parts = useContext(EditorContext);
  if (!parts) throw new Error('useEditor needs an <EditorContext> above it.');
  return parts;
}

/** Does something that may fail, and says why it did. */
export function useTry(): (work: () => Promise<unknown>) => Promise<boolean> {
  const toasts = useToasts();
  return async (work) => {
    try {
      await work();
      return true;
    } catch (error) {
      toasts.failed(reasonOf(error));
      return false;
    }
  };
}

/** Takes back and does again, and says what. */
export function useUndo(editor: TourEditor): { undo(): void; redo(): void } {
  const { t } = useTranslation();
  const toasts = useToasts();
  const run = async (direction: 'undo' | 'redo') => {
    try {
      const step = await editor.history[direction]();
      if (step) toasts.done(t(direction === 'undo' ? 'editor.undone' : 'editor.redone', { what: step.name }));
    } catch (error) {
      toasts.failed(reasonOf(error));
    }
  };
  return { undo: () => void run('undo'), redo: () => void run('redo') };
}

/** Ctrl/⌘ Z takes back, with Shift or as Ctrl Y it is done again; a field that is written in keeps its own. */
export function useEditorKeys(editor: TourEditor): void {
  const { undo, redo } = useUndo(editor);
  useEffect(() => {
    const off = new AbortController();
    addEventListener(
      'keydown',
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
        const key = event.key.toLowerCase();
        if (key !== 'z' && key !== 'y') return;
        event.preventDefault();
        if (key === 'y' || event.shiftKey) redo();
        else undo();
      },
      off,
    );
    return () => off.abort();
  });
}
