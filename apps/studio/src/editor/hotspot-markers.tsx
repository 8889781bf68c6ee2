import type { HotspotView, TourFinding } from '@belvedere/sdk';
import type { Tour } from '@belvedere/viewer';
import { useCallback, useEffect, useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editor-context.ts';
import { HotspotIcon } from './hotspot-icon.tsx';
import { directionAt, movedByKey, withinSphere, type Direction } from './turn-by-key.ts';
import './hotspot-markers.css';

/** Pixels that a hand may tremble without moving anything. */
const TREMBLE = 4;

/** Hotspots over the panorama as visitors see them. A drag or the arrow keys move one; a press chooses it. */
export function HotspotMarkers(props: { tour: Tour; frame: HTMLElement; hotspots: readonly HotspotView[]; selected: string | undefined }) {
  const { tour, frame, hotspots, selected } = props;
  const { t } = useTranslation();
  const { editor, findings, goTo } = useEditor();
  const nodes = useRef(new Map<string, HTMLButtonElement>());
  const drag = useRef<{ id: string; x: number; y: number; moved: Direction | null } | null>(null);

  const put = useCallback(
    (node: HTMLElement, direction: Direction) => {
      const point = tour.project(direction);
      node.classList.toggle('is-behind', !point);
      if (point) node.style.translate = `${point.x.toFixed(1)}px ${point.y.toFixed(1)}px`;
    },
    [tour],
  );
  // A frame of the viewer moves them all, past React: there may be hundreds.
  useEffect(() => {
    const putAll = () => {
      for (const hotspot of hotspots) {
        const node = nodes.current.get(hotspot.id);
        if (node && drag.current?.id !== hotspot.id) put(node, hotspot);
      }
    };
    putAll();
    const stops = [tour.on('view', putAll), tour.on('scene', putAll)];
    const observer = new ResizeObserver(() => requestAnimationFrame(putAll));
    observer.observe(frame);
    return () => {
      for (const stop of stops) stop();
      observer.disconnect();
    };
  }, [tour, frame, hotspots, put]);

  const move = (hotspot: HotspotView, to: Direction) =>
    editor.editHotspot(hotspot.id, { position: withinSphere(to) }, t('editor.moved', { title: hotspot.title }));
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>, hotspot: HotspotView) => {
    const now = drag.current;
    if (now?.id !== hotspot.id) return;
    if (!now.moved && Math.hypot(event.clientX - now.x, event.clientY - now.y) < TREMBLE) return;
    now.moved = directionAt(tour, frame, event);
    if (now.moved) put(event.currentTarget, now.moved);
  };
  const onPointerUp = (hotspot: HotspotView) => {
    const moved = drag.current?.moved;
    drag.current = null;
    if (moved) move(hotspot, moved);
  };
  const onKeyDown = (event: KeyboardEvent, hotspot: HotspotView) => {
    const moved = movedByKey(hotspot, event);
    if (moved) {
      event.preventDefault();
      move(hotspot, moved);
    }
    if (event.key === 'Delete') void editor.removeHotspot(hotspot.id, t('editor.removed', { title: hotspot.title }));
  };
  /** Focus turns to what the keyboard has reached. */
  const onFocus = (event: { currentTarget: HTMLElement }, hotspot: HotspotView) => {
    if (event.currentTarget.matches('.is-behind:focus-visible')) tour.lookAt({ yaw: hotspot.yaw, pitch: hotspot.pitch }, { duration: 300 });
  };

  return (
    <fieldset className="markers" aria-label={t('editor.hotspots')}>
      {hotspots.map((hotspot) => (
        <button
          key={hotspot.id}
          type="button"
          ref={(node) => {
            if (node) nodes.current.set(hotspot.id, node);
            else nodes.current.delete(hotspot.id);
          }}
          className="marker"
          data-finding={worstOf(findings, hotspot.id)}
          aria-label={hotspot.title}
          aria-pressed={hotspot.id === selected}
          aria-describedby="marker-help"
          data-animation={hotspot.animationType}
          style={{ '--color': hotspot.iconColor, '--size': hotspot.iconSize, '--speed': hotspot.animationSpeed } as CSSProperties}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { id: hotspot.id, x: event.clientX, y: event.clientY, moved: null };
          }}
          onPointerMove={(event) => onPointerMove(event, hotspot)}
          onPointerUp={() => onPointerUp(hotspot)}
          onPointerCancel={() => (drag.current = null)}
          onClick={() => goTo({ scene: hotspot.sceneId, hotspot: hotspot.id })}
          onKeyDown={(event) => onKeyDown(event, hotspot)}
          onFocus={(event) => onFocus(event, hotspot)}
        >
          <span className="marker-face">
            <HotspotIcon name={hotspot.iconUrl ?? hotspot.type} className="" />
          </span>
          <span className="marker-label" aria-hidden>
            {hotspot.title}
          </span>
        </button>
      ))}
      <p id="marker-help" hidden>
        {t('editor.moveHint')}
      </p>
    </fieldset>
  );
}

function worstOf(findings: readonly TourFinding[], hotspotId: string): TourFinding['severity'] | undefined {
  const own = findings.filter((finding) => finding.hotspotId === hotspotId);
  return own.find(({ severity }) => severity === 'error')?.severity ?? own[0]?.severity;
}
