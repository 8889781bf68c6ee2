export function totalOf(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, each) => total + each, 0);
}
