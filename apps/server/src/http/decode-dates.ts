import { z } from 'zod';

/** Plain JSON has no dates: where a schema wants one, an ISO 8601 text is read as one. Everything else is left for the schema to judge. */
export function decodeDates(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return decodeDates(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodDate)
    return typeof value === 'string' && z.iso.datetime({ offset: true }).safeParse(value).success ? new Date(value) : value;
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? value.map((item) => decodeDates(schema.element as z.ZodType, item)) : value;
  if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        Object.hasOwn(schema.shape, key) ? decodeDates(schema.shape[key] as z.ZodType, item) : item,
      ]),
    );
  return value;
}
