import type { HotspotView } from '@belvedere/sdk';
import type { Tour } from '@belvedere/viewer';
import { Crosshair } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { AreaCorners } from './area-corners.tsx';
import { AreaLayer } from './area-layer.tsx';
import { useEditor } from './editor-context.ts';
import { directionAt, takeFocus, turnByKey, type Direction } from './turn-by-key.ts';

/** Draws what a hotspot is about, or goes on with what is drawn: a press makes a corner, the keyboard one in the middle of the picture. */
export function AreaDrawing({ tour, frame, hotspot }: { tour: Tour; frame: HTMLElement; hotspot: HotspotView }) {
  const { t } = useTranslation();
  const { editor, setMode } = useEditor();
  const [corners, setCorners] = useState<readonly Direction[]>(hotspot.area ?? []);
  const outlines = useMemo(
    () => [{ id: hotspot.id, corners, color: hotspot.iconColor, isChosen: true }],
    [hotspot.id, hotspot.iconColor, corners],
  );
  const add = (corner: Direction | null) => {
    if (corner && corners.length < 200) setCorners([...corners, corner]);
  };
  const finish = () => {
    editor.editHotspot(
      hotspot.id,
      { area: corners.map(({ yaw, pitch }) => ({ yaw, pitch })) },
      t('editor.area.name', { title: hotspot.title }),
    );
    setMode(null);
  };
  return (
    <>
      <button
        type="button"
        ref={takeFocus}
        aria-label={t('editor.area.hint')}
        className="absolute inset-0 cursor-crosshair bg-black/10"
        onClick={(event) => add(directionAt(tour, frame, event.detail === 0 ? null : event))}
        onKeyDown={(event) => {
          if (turnByKey(tour, event.key)) event.preventDefault();
          if (event.key === 'Backspace') setCorners(corners.slice(0, -1));
          if (event.key === 'Escape') setMode(null);
        }}
      >
        <Crosshair size={28} className="absolute inset-0 m-auto text-white drop-shadow" aria-hidden />
        <span className="absolute inset-x-4 top-4 rounded-lg bg-black/75 px-3 py-2 text-sm text-white">{t('editor.area.hint')}</span>
      </button>
      <AreaLayer tour={tour} outlines={outlines} />
      <AreaCorners tour={tour} frame={frame} corners={corners} onChange={setCorners} onStop={() => setMode(null)} />
      <div className="absolute inset-x-4 bottom-4 flex flex-wrap justify-center gap-2">
        <output className="rounded-lg bg-black/75 px-3 py-2 text-sm text-white">
          {t('editor.area.corners', { count: corners.length })}
        </output>
        <Button disabled={corners.length === 0} onClick={() => setCorners(corners.slice(0, -1))}>
          {t('editor.area.back')}
        </Button>
        <Button disabled={corners.length === 0} onClick={() => setCorners([])}>
          {t('editor.area.anew')}
        </Button>
        <Button onClick={() => setMode(null)}>{t('app.cancel')}</Button>
        <Button look="primary" disabled={corners.length < 3} onClick={finish}>
          {t('editor.area.done')}
        </Button>
      </div>
    </>
  );
}
