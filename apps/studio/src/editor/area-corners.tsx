import type { Tour } from '@belvedere/viewer';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import './area-corners.css';
import { directionAt, movedByKey, type Direction } from './turn-by-key.ts';

interface Props {
  tour: Tour;
  frame: HTMLElement;
  corners: readonly Direction[];
  onChange: (corners: readonly Direction[]) => void;
  onStop: () => void;
}

/** Corners of an outline that can be moved, taken away, and made between two others: by the pointer and by the keyboard. */
export function AreaCorners({ tour, frame, corners, onChange, onStop }: Props) {
  const { t } = useTranslation();
  const ground = useRef<HTMLFieldSetElement>(null);
  const dragged = useRef<number | null>(null);
  const wanted = useRef<number | null>(null);
  const edges = corners.length < 3 ? [] : corners.map((_, n) => n);

  // Past React, as with hotspots: each frame of the viewer moves them.
  useEffect(() => {
    const place = (node: Element | null, point: { x: number; y: number } | null) => {
      if (!(node instanceof HTMLElement)) return;
      node.classList.toggle('is-behind', !point);
      if (point) node.style.translate = `${point.x.toFixed(1)}px ${point.y.toFixed(1)}px`;
    };
    const placeAll = () => {
      const points = corners.map((corner) => tour.project(corner));
      for (const node of ground.current?.children ?? []) {
        const { corner, edge } = (node as HTMLElement).dataset;
        if (corner !== undefined) place(node, points[Number(corner)] ?? null);
        if (edge !== undefined) place(node, between(points[Number(edge)], points[(Number(edge) + 1) % points.length]));
      }
    };
    placeAll();
    return tour.on('view', placeAll);
  }, [tour, corners]);
  useEffect(() => {
    const node = ground.current?.querySelector<HTMLElement>(`[data-corner="${wanted.current}"]`);
    wanted.current = null;
    node?.focus();
  }, [corners]);

  const put = (at: number, corner: Direction) => onChange(corners.with(at, corner));
  const remove = (at: number) => {
    wanted.current = Math.max(0, at - 1);
    onChange(corners.toSpliced(at, 1));
  };
  const insert = (edge: number) => {
    const [one, other] = [edge, (edge + 1) % corners.length].map((n) => tour.project(corners[n]!));
    const middle = between(one, other);
    const corner = middle && tour.screenToSphere(middle);
    if (!corner) return;
    wanted.current = edge + 1;
    onChange(corners.toSpliced(edge + 1, 0, corner));
  };
  const onPointerMove = (event: PointerEvent, at: number) => {
    if (dragged.current !== at) return;
    const corner = directionAt(tour, frame, event);
    if (corner) put(at, corner);
  };
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const moved = movedByKey(corners[at]!, event);
    if (moved) put(at, moved);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(at);
    else if (event.key === 'Escape') onStop();
    else return;
    event.preventDefault();
  };
  const end = () => (dragged.current = null);

  return (
    <fieldset ref={ground} className="corners" aria-label={t('editor.area.cornersName')}>
      {corners.map((corner, at) => (
        <button
          key={at}
          type="button"
          className="corner"
          data-corner={at}
          aria-label={t('editor.area.corner', { number: at + 1 })}
          aria-describedby="corner-help"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            dragged.current = at;
          }}
          onPointerMove={(event) => onPointerMove(event, at)}
          onPointerUp={end}
          onPointerCancel={end}
          onDoubleClick={() => remove(at)}
          onKeyDown={(event) => onKeyDown(event, at)}
          onFocus={(event) => {
            if (event.currentTarget.matches('.is-behind:focus-visible')) tour.lookAt(corner, { duration: 300 });
          }}
        />
      ))}
      {edges.map((edge) => (
        <button
          key={`edge ${edge}`}
          type="button"
          className="corner is-new"
          data-edge={edge}
          aria-label={t('editor.area.between', { number: edge + 1, next: ((edge + 1) % corners.length) + 1 })}
          onClick={() => insert(edge)}
        />
      ))}
      <p id="corner-help" hidden>
        {t('editor.area.cornerHint')}
      </p>
    </fieldset>
  );
}

type Point = { x: number; y: number } | null | undefined;
/** Halfway on the screen; of what is behind the eye nothing is known. */
function between(one: Point, other: Point): { x: number; y: number } | null {
  return one && other ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } : null;
}
