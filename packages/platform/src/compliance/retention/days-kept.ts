/** How long rows of one table are kept. */
export interface RetentionRule {
  table: string;
  by: string;
  days: number;
  /** Between these a tenant may choose; none means that it may not. */
  bounds: { min: number; max: number } | null;
  reason: string;
}

/** A tenant's wish within the bounds of the rule; outside of them the bound counts. */
export function daysKept(rule: RetentionRule, wish: number | undefined): number {
  if (wish === undefined || rule.bounds === null) return rule.days;
  return Math.min(Math.max(wish, rule.bounds.min), rule.bounds.max);
}
