import { createContext, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isTyping } from '../palette/keys.ts';
import { reasonOf } from '../app/error-screen.tsx';
import { useToasts } from '../ui/toasts.tsx';
import type { TourEditor } from './tour-editor.ts';

/** What every part of the editor works with. */
export interface EditorParts {
  editor: TourEditor;
  tourId: string;
  /** Shows a scene, with a hotspot chosen or none. */
  goTo(place: { scene: string; hotspot?: string | undefined }): void;
}

export const EditorContext = createContext<EditorParts | null>(null);

export function useEditor(): EditorParts {
  const parts = useContext(EditorContext);
  if (!parts) throw new Error('useEditor needs an <EditorContext> above it.');
  return parts;
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
