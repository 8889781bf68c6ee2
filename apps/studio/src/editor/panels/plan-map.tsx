import type { FloorPlanView, SceneView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { cx } from '../../ui/cx.ts';
import { useEditor, useTry } from '../editor-context.ts';

type Pin = FloorPlanView['pins'][number];

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const KEEP_AFTER = 400;
const share = (value: number) => Math.min(1, Math.max(0, Math.round(value * 10_000) / 10_000));
const turned = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** A floor with its scenes, which a drag or the arrow keys move; where one looks is the fan at the scene on show. */
export function PlanMap({ plan, scene, reread }: { plan: FloorPlanView; scene: SceneView | undefined; reread: () => Promise<void> }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const attempt = useTry();
  const { editor, scenes, stage, goTo } = useEditor();
  const ground = useRef<HTMLDivElement>(null);
  const radar = useRef<HTMLSpanElement>(null);
  const drag = useRef<{ sceneId: string; moved: boolean } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was moved stands in its new place until the server has told it.
  const [moved, setMoved] = useState<{ of: readonly Pin[]; pin: Pin } | null>(null);
  const picture = useBelvedereQuery((api) => api.media.get, { id: plan.mediaId });
  const pins = plan.pins.map((pin) => (moved?.of === plan.pins && moved.pin.sceneId === pin.sceneId ? moved.pin : pin));
  const current = pins.find(({ sceneId }) => sceneId === scene?.id);
  const titleOf = (id: string) => scenes.find((each) => each.id === id)?.title ?? '';

  const rotation = current?.rotation ?? 0;
  useEffect(() => {
    if (!stage) return;
    const turn = () => {
      if (radar.current) radar.current.style.rotate = `${(stage.getView().yaw + rotation).toFixed(1)}deg`;
    };
    turn();
    return stage.on('view', turn);
  }, [stage, rotation, current?.sceneId]);

  const set = async (pin: Pin) => {
    await client.tours.plans.pins.set({ planId: plan.id, ...pin });
    await reread();
  };
  const takeOff = async (sceneId: string) => {
    await client.tours.plans.pins.remove({ planId: plan.id, sceneId });
    await reread();
  };
  const put = (pin: Pin) => {
    const before = plan.pins.find(({ sceneId }) => sceneId === pin.sceneId);
    setMoved({ of: plan.pins, pin });
    void attempt(() =>
      editor.act({
        name: t('editor.plans.pinMoved', { title: titleOf(pin.sceneId) }),
        group: `pin:${plan.id}:${pin.sceneId}`,
        redo: () => set(pin),
        undo: () => (before ? set(before) : takeOff(pin.sceneId)),
      }),
    );
  };
  /** Of what changes many times a second the last is kept. */
  const nudge = (pin: Pin) => {
    clearTimeout(timer.current);
    setMoved({ of: plan.pins, pin });
    timer.current = setTimeout(() => put(pin), KEEP_AFTER);
  };
  const remove = (pin: Pin) =>
    void attempt(() =>
      editor.act({
        name: t('editor.plans.pinRemoved', { title: titleOf(pin.sceneId) }),
        redo: () => takeOff(pin.sceneId),
        undo: () => set(pin),
      }),
    );
  const onKeyDown = (event: KeyboardEvent, pin: Pin) => {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      const far = event.shiftKey ? 0.05 : 0.005;
      nudge({ ...pin, x: share(pin.x + step[0] * far), y: share(pin.y + step[1] * far) });
    }
    if (event.key === 'Delete') remove(pin);
  };
  const at = (event: PointerEvent) => {
    const box = ground.current?.getBoundingClientRect();
    return box ? { x: share((event.clientX - box.left) / box.width), y: share((event.clientY - box.top) / box.height) } : null;
  };
  const onPointerMove = (event: PointerEvent, pin: Pin) => {
    const place = at(event);
    const now = drag.current;
    if (now?.sceneId !== pin.sceneId || !place || (!now.moved && Math.hypot(place.x - pin.x, place.y - pin.y) < 0.012)) return;
    now.moved = true;
    setMoved({ of: plan.pins, pin: { ...pin, ...place } });
  };
  const address = picture.data?.compressedUrl ?? picture.data?.thumbnailUrl;
  return (
    <div className="grid gap-3">
      <div ref={ground} className="relative touch-none overflow-hidden rounded-lg border border-line bg-raised">
        {address ? (
          <img src={address} alt={t('editor.plans.pictureOf', { name: plan.name })} className="block w-full" />
        ) : (
          <div className="aspect-[4/3]" />
        )}
        {pins.map((pin) => {
          const isCurrent = pin.sceneId === scene?.id;
          return (
            <button
              key={pin.sceneId}
              type="button"
              aria-label={t('editor.plans.pin', { title: titleOf(pin.sceneId) })}
              aria-current={isCurrent ? 'true' : undefined}
              aria-describedby="pin-help"
              title={titleOf(pin.sceneId)}
              style={{ left: `${pin.x * 100}%`, top: `${pin.y * 100}%` }}
              className="group absolute grid size-7 -translate-1/2 cursor-grab touch-none place-items-center rounded-full"
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                drag.current = { sceneId: pin.sceneId, moved: false };
              }}
              onPointerMove={(event) => onPointerMove(event, pin)}
              onPointerUp={() => {
                const wasMoved = drag.current?.moved;
                drag.current = null;
                if (wasMoved) put(pin);
                else goTo({ scene: pin.sceneId });
              }}
              onPointerCancel={() => (drag.current = null)}
              onClick={(event) => event.detail === 0 && goTo({ scene: pin.sceneId })}
              onKeyDown={(event) => onKeyDown(event, pin)}
            >
              {isCurrent && (
                <span ref={radar} className="pointer-events-none absolute size-20" aria-hidden>
                  <svg viewBox="-40 -40 80 80" className="size-full fill-accent opacity-45">
                    <path d="M0 0 L-28 -28 A40 40 0 0 1 28 -28 Z" />
                  </svg>
                </span>
              )}
              <span
                className={cx('relative size-4 rounded-full border-2 border-white shadow', isCurrent ? 'bg-accent' : 'bg-black/75')}
                aria-hidden
              />
            </button>
          );
        })}
      </div>
      <p id="pin-help" className="text-xs text-quiet">
        {t('editor.plans.hint')}
      </p>
      {scene && !current && (
        <Button onClick={() => put({ sceneId: scene.id, x: 0.5, y: 0.5, rotation: 0 })}>
          {t('editor.plans.place', { title: scene.title })}
        </Button>
      )}
      {current && (
        <div className="flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <TextField
              label={t('editor.plans.rotation')}
              type="range"
              // Clockwise is to the right, in whatever direction one reads.
              dir="ltr"
              min={-180}
              max={180}
              step={1}
              className="px-0 accent-accent"
              value={turned(current.rotation)}
              aria-valuetext={`${Math.round(current.rotation)}°`}
              onChange={({ target: { valueAsNumber } }) => nudge({ ...current, rotation: valueAsNumber })}
            />
          </div>
          <Button onClick={() => remove(current)}>{t('editor.plans.takeOff')}</Button>
        </div>
      )}
    </div>
  );
}
