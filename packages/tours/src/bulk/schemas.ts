import { z } from 'zod';

const tourIds = z.array(z.uuid()).min(1).max(100);
const name = z.string().trim().min(1).max(60);

export const bulkInput = z.strictObject({ tourIds });
export const bulkTagInput = z
  .strictObject({ tourIds, add: z.array(name).max(20).default([]), remove: z.array(name).max(20).default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, { path: ['add'], message: 'Name a tag to add or to remove.' });
export const bulkCategorizeInput = z.strictObject({ tourIds, category: name.nullable() });

/** What became of each tour, in the order in which they were named. */
export const bulkResult = z
  .object({
    items: z.array(
      z.object({
        tourId: z.uuid(),
        /** `unchanged`: it was so already. */
        outcome: z.enum(['done', 'unchanged', 'failed']),
        /** Why it failed, by the code of the error and in words. */
        code: z.string().nullable(),
        message: z.string().nullable(),
      }),
    ),
    done: z.int(),
    unchanged: z.int(),
    failed: z.int(),
  })
  .meta({ id: 'BulkResult' });

export type BulkResult = z.infer<typeof bulkResult>;
export type BulkTagInput = z.output<typeof bulkTagInput>;
