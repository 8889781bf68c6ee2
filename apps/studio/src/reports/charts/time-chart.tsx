import { Area, AreaChart, CartesianGrid, Line, ComposedChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { short } from '../numbers.ts';
import { AXIS, GRID, Legend, SERIES, Tip, type Told } from './chart-parts.tsx';

export interface Point {
  /** Of the axis, and the whole of it. */
  label: string;
  name: string;
  now: number;
  /** The same moment of the time before. */
  before?: number | undefined;
}

interface Props {
  points: readonly Point[];
  names: { now: string; before?: string | undefined };
  format: (value: number) => string;
  axis?: ((value: number) => string) | undefined;
}

/** How something went over time, beside the time before. */
export function TimeChart({ points, names, format, axis = short }: Props) {
  const isCompared = names.before !== undefined;
  const labels = new Map(points.map(({ name, label }) => [name, label]));
  return (
    <div className="grid gap-3">
      <div className="h-72">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <defs>
              <linearGradient id="under-the-line" x1="0" y1="0" x2="0" y2="1">
                <stop offset="0" stopColor={SERIES[0]} stopOpacity={0.35} />
                <stop offset="1" stopColor={SERIES[0]} stopOpacity={0.02} />
              </linearGradient>
            </defs>
            <CartesianGrid {...GRID} />
            <XAxis {...AXIS} dataKey="name" tickFormatter={(name: string) => labels.get(name) ?? ''} minTickGap={48} tickMargin={8} />
            <YAxis {...AXIS} width={48} tickFormatter={axis} allowDecimals={false} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--edge)' }}
              content={({ active, payload }) => {
                const point = payload?.[0]?.payload as Point | undefined;
                if (!active || !point) return null;
                const items: Told[] = [{ name: names.now, color: SERIES[0], value: format(point.now) }];
                if (names.before !== undefined && point.before !== undefined)
                  items.push({ name: names.before, color: SERIES[1], value: format(point.before) });
                return <Tip title={point.name} items={items} />;
              }}
            />
            {isCompared && (
              <Line
                dataKey="before"
                type="monotone"
                stroke={SERIES[1]}
                strokeWidth={1.75}
                strokeDasharray="5 4"
                dot={false}
                activeDot={{ r: 3 }}
                isAnimationActive={false}
              />
            )}
            <Area
              dataKey="now"
              type="monotone"
              stroke={SERIES[0]}
              strokeWidth={2.25}
              fill="url(#under-the-line)"
              activeDot={{ r: 4 }}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {names.before !== undefined && (
        <Legend
          items={[
            { name: names.now, color: SERIES[0] },
            { name: names.before, color: SERIES[1], dashed: true },
          ]}
        />
      )}
    </div>
  );
}

/** A line without axes. */
export function Spark({ values }: { values: readonly number[] }) {
  return (
    <div className="h-24">
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={values.map((value) => ({ value }))} margin={{ top: 4, right: 4, bottom: 4, left: 4 }} accessibilityLayer={false}>
          <YAxis hide domain={[0, 'dataMax + 1']} />
          <Area
            dataKey="value"
            type="stepAfter"
            stroke={SERIES[0]}
            strokeWidth={2}
            fill={SERIES[0]}
            fillOpacity={0.15}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
