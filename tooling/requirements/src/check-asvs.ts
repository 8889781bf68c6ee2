import { z } from 'zod';

const line = z
  .strictObject({
    tested: z.array(z.string()).min(1).optional(),
    built: z.string().min(1).optional(),
    open: z.string().min(1).optional(),
    none: z.string().min(1).optional(),
  })
  .refine(
    ({ open, none, tested, built }) => (open ?? none) === undefined || (tested ?? built) === undefined,
    'Either it is there or it is not.',
  )
  .refine((said) => Object.keys(said).length > 0, 'Say something.');

export const asvsTable = z.record(z.string().regex(/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/), line);
export type AsvsTable = z.infer<typeof asvsTable>;

/** What the table claims to be tested by numbers that no test's title has. */
export function unprovenClaims(table: AsvsTable, proven: ReadonlySet<string>): string[] {
  return Object.entries(table).flatMap(([id, { tested = [] }]) =>
    tested.filter((number) => !proven.has(number)).map((number) => `${id} says ${number}`),
  );
}

/** How many lines are what. */
export function countLines(table: AsvsTable): { tested: number; built: number; open: number; none: number } {
  const lines = Object.values(table);
  return {
    tested: lines.filter(({ tested }) => tested).length,
    built: lines.filter(({ tested, built }) => !tested && built).length,
    open: lines.filter(({ open }) => open).length,
    none: lines.filter(({ none }) => none).length,
  };
}
