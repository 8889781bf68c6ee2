import { appendFile } from 'node:fs/promises';

/** The middle of an odd number of rounds: one disturbed round does not count. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Prints rows as a table with aligned columns. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  for (const row of cells)
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '));
}

/** Keeps a result beside the earlier ones. */
export async function record(bench: string, result: object): Promise<void> {
  await appendFile(new URL('../results.jsonl', import.meta.url), `${JSON.stringify({ bench, at: new Date().toISOString(), ...result })}\n`);
}
