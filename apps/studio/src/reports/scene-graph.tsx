import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { amount } from '../words/moments.ts';
import { CAME, LEFT, type Graph } from './graph-layout.ts';

/** From which width on an arrow has room inside its line. */
const WIDE = 9;

/** Scenes as circles and the ways between them as lines, the thicker the more were gone. */
export function SceneGraph({ graph, nameOf }: { graph: Graph; nameOf: (id: string) => string }) {
  const { t } = useTranslation();
  const [looked, setLooked] = useState<string | null>(null);
  const wordOf = (id: string) => (id === CAME ? t('reports.came') : id === LEFT ? t('reports.left') : nameOf(id));
  const isDim = (...ids: string[]) => looked !== null && !ids.includes(looked);
  const short = (name: string) => (name.length > 22 ? `${name.slice(0, 21)}…` : name);
  return (
    <div className="overflow-x-auto">
      <svg
        data-ways
        viewBox={`0 0 ${graph.width} ${graph.height}`}
        className="mx-auto block h-auto w-full min-w-[44rem]"
        style={{ maxWidth: graph.width * 1.25 }}
      >
        {graph.edges.map(({ from, to, moves, width, path, arrow }) => {
          const isDoor = from === CAME || to === LEFT;
          const color = isDoor ? 'var(--series-2)' : 'var(--series-1)';
          return (
            <g key={`${from} ${to}`} opacity={isDim(from, to) ? 0.08 : 0.62}>
              <title>{t('reports.flow', { count: moves, number: amount(moves), from: wordOf(from), to: wordOf(to) })}</title>
              <path d={path} fill="none" stroke={color} strokeWidth={width} strokeLinecap="butt" />
              <path
                d="M-7 -6L7 0L-7 6z"
                // On a wide line, a notch in it; on a thin one, a head.
                fill={width > WIDE ? 'var(--sheet)' : color}
                transform={`translate(${arrow.x} ${arrow.y}) rotate(${arrow.angle}) scale(${width > WIDE ? width / 22 : 0.75 + width / 22})`}
              />
            </g>
          );
        })}
        {graph.nodes.map(({ id, x, y, radius, moves }) => (
          <g
            key={id}
            opacity={isDim(id) ? 0.45 : 1}
            onPointerEnter={() => setLooked(id)}
            onPointerLeave={() => setLooked(null)}
            className="cursor-default"
          >
            <circle
              cx={x}
              cy={y}
              r={radius}
              fill={id === CAME || id === LEFT ? 'var(--series-2)' : 'var(--series-1)'}
              stroke="var(--sheet)"
              strokeWidth={3}
            />
            <text
              x={x}
              y={y + radius + 17}
              textAnchor="middle"
              fontSize={13}
              fontWeight={600}
              className="fill-ink"
              stroke="var(--sheet)"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {short(wordOf(id))}
            </text>
            <text
              x={x}
              y={y + radius + 32}
              textAnchor="middle"
              fontSize={12}
              className="fill-quiet"
              stroke="var(--sheet)"
              strokeWidth={4}
              paintOrder="stroke"
            >
              {amount(moves)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
