import { directionToVector, levelToPicture, vectorToDirection } from '@belvedere/manifest/projection';
import type { SceneView } from '@belvedere/sdk';
import type { Tour } from '@belvedere/viewer';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const STEP = 2;
const HEADINGS = [0, 90, 180, 270] as const;

/** Where the horizon lies in the picture by what is set, with the points of the compass on it: it belongs on the real one. */
export function HorizonLine({ tour, scene }: { tour: Tour; scene: SceneView }) {
  const { t } = useTranslation();
  const { horizonPitch, horizonRoll, northOffset } = scene;
  const line = useRef<SVGPathElement>(null);
  const signs = useRef<(HTMLSpanElement | null)[]>([]);
  useEffect(() => {
    const pose = { pitch: horizonPitch, roll: horizonRoll };
    const at = (yaw: number) => tour.project(vectorToDirection(levelToPicture(directionToVector({ yaw, pitch: 0 }), pose)));
    const put = () => {
      let path = '';
      let isDown = false;
      for (let yaw = -180; yaw <= 180; yaw += STEP) {
        const point = at(yaw);
        if (point) path += `${isDown ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
        isDown = point !== null;
      }
      line.current?.setAttribute('d', path);
      for (const [index, heading] of HEADINGS.entries()) {
        const node = signs.current[index];
        const point = at(heading - northOffset);
        if (!node) continue;
        node.hidden = !point;
        if (point) node.style.translate = `calc(${point.x.toFixed(1)}px - 50%) calc(${point.y.toFixed(1)}px - 50%)`;
      }
    };
    put();
    const stops = [tour.on('view', put), tour.on('scene', put)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [tour, horizonPitch, horizonRoll, northOffset]);
  const names = [t('editor.level.north'), t('editor.level.east'), t('editor.level.south'), t('editor.level.west')];
  return (
    <div className="pointer-events-none absolute inset-0 overflow-clip" aria-hidden>
      <svg className="absolute inset-0 size-full">
        <path ref={line} className="fill-none stroke-white stroke-2 [stroke-dasharray:8_5] drop-shadow" />
      </svg>
      {names.map((name, index) => (
        <span
          key={name}
          ref={(node) => {
            signs.current[index] = node;
          }}
          // It is put at a point of the picture, which is not mirrored.
          // oxlint-disable-next-line belvedere/no-physical-sides
          className="absolute top-0 left-0 rounded bg-black/75 px-1.5 py-0.5 text-xs font-semibold text-white"
        >
          {name}
        </span>
      ))}
    </div>
  );
}
