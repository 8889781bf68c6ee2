import type { Context } from '@belvedere/kernel';
import type { Json } from '@belvedere/kernel/core';
import { putMetric } from './table.ts';

const NAME = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,3}$/;

/** Writes down a figure about a person for a system, such as `tours.published`; written again, it is replaced (4.6). */
export async function recordUserMetric(
  ctx: Pick<Context, 'tx'>,
  metric: { userId: string; name: string; value: number; data?: { [key: string]: Json } },
): Promise<void> {
  const { userId, name, value, data } = metric;
  if (!NAME.test(name) || name.length > 100 || !Number.isFinite(value)) throw new TypeError(`${name} is no metric.`);
  await putMetric(ctx.tx, { userId, name, value, data: data && { ...data } });
}
