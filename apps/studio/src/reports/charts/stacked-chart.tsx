import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { short } from '../numbers.ts';
import { AXIS, GRID, Legend, SERIES, Tip } from './chart-parts.tsx';

export interface Stack {
  label: string;
  name: string;
  /** By the key of each part. */
  values: Readonly<Record<string, number>>;
}

interface Props {
  stacks: readonly Stack[];
  /** From the bottom up. */
  parts: readonly { key: string; name: string }[];
  format: (value: number) => string;
}

const colorOf = (index: number) => SERIES[index % SERIES.length] ?? SERIES[0];

/** What a sum is made of, over time. */
export function StackedChart({ stacks, parts, format }: Props) {
  const labels = new Map(stacks.map(({ name, label }) => [name, label]));
  return (
    <div className="grid gap-3">
      <div className="h-72">
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={[...stacks]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid {...GRID} />
            <XAxis {...AXIS} dataKey="name" tickFormatter={(name: string) => labels.get(name) ?? ''} minTickGap={40} tickMargin={8} />
            <YAxis {...AXIS} width={48} tickFormatter={short} allowDecimals={false} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ fill: 'var(--raised)' }}
              content={({ active, payload }) => {
                const stack = payload?.[0]?.payload as Stack | undefined;
                if (!active || !stack) return null;
                const told = parts.map(({ key, name }, index) => ({ name, color: colorOf(index), value: format(stack.values[key] ?? 0) }));
                return <Tip title={stack.name} items={told} />;
              }}
            />
            {parts.map(({ key }, index) => (
              <Bar
                key={key}
                dataKey={({ values }: Stack) => values[key] ?? 0}
                stackId="all"
                fill={colorOf(index)}
                stroke="var(--sheet)"
                maxBarSize={40}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <Legend items={parts.map(({ name }, index) => ({ name, color: colorOf(index) }))} />
    </div>
  );
}
