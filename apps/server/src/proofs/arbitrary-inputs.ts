import fc from 'fast-check';
import { z } from 'zod';
import { HOSTILE_BODIES, HOSTILE_TEXTS, HOSTILE_VALUES } from './hostile-values.ts';
import { TEXTS } from './make-input.ts';

/** One input to try: a value for the procedure, or the text of a body as it is. */
export type FuzzInput = { kind: 'valid' | 'near' | 'hostile'; value: unknown } | { kind: 'raw'; body: string };

const DEEPEST = 4;
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE_VALUES) },
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

/** Inputs made from a schema: right ones, right ones with one thing wrong, wrong ones, and bodies that are none. */
export function arbitraryInputs(schema: z.ZodObject, ids: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<FuzzInput> {
  const valid = arbitraryObject(schema, { depth: 0, ids });
  const names = Object.keys(schema.shape);
  const near = fc.tuple(valid, fc.nat(), hostile).map(([value, at, wrong]) => replaceLeaf(value, at, wrong));
  const wrong = fc.tuple(
    fc.dictionary(fc.constantFrom(...HOSTILE_TEXTS.slice(0, 90)), hostile, { maxKeys: 2 }),
    fc.array(hostile, { minLength: names.length, maxLength: names.length }),
  );
  return fc.oneof(
    { weight: 4, arbitrary: valid.map((value) => ({ kind: 'valid' as const, value })) },
    { weight: 5, arbitrary: near.map((value) => ({ kind: 'near' as const, value })) },
    {
      weight: 2,
      arbitrary: wrong.map(([extra, values]) => ({
        kind: 'hostile' as const,
        value: { ...extra, ...Object.fromEntries(names.map((name, at) => [name, values[at]])) },
      })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_BODIES).map((body) => ({ kind: 'raw' as const, body })) },
  );
}

type Within = { depth: number; ids?: Record<string, fc.Arbitrary<unknown>> };

function arbitraryObject(schema: z.ZodObject, { depth, ids = {} }: Within): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.entries(schema.shape).map(
    ([name, field]) => [name, ids[name] ?? arbitraryOf(field as z.ZodType, depth + 1)] as const,
  );
  const required = Object.entries(schema.shape).flatMap(([name, field]) => (field.safeParse(undefined).success ? [] : [name]));
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

function arbitraryOf(schema: z.ZodType, depth: number): fc.Arbitrary<unknown> {
  // A schema that contains itself would never end.
  if (depth > DEEPEST + 2) return fc.constantFrom(null, undefined, []);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return arbitraryOf(schema.unwrap() as z.ZodType, depth);
  if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.unwrap() as z.ZodType, depth));
  if (schema instanceof z.ZodObject) return arbitraryObject(schema, { depth });
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map((option) => arbitraryOf(option as z.ZodType, depth)));
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodDate)
    return fc.oneof(
      fc.date({ noInvalidDate: true }),
      fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2100-01-01') }),
    );
  if (schema instanceof z.ZodLazy) return arbitraryOf(schema.unwrap() as z.ZodType, depth + 1);
  if (schema instanceof z.ZodNumber) return arbitraryNumber(schema);
  if (schema instanceof z.ZodArray) {
    const element = arbitraryOf(schema.element as z.ZodType, depth + 1);
    const least = schema.safeParse([]).success ? 0 : 1;
    return depth > DEEPEST ? fc.constant([]) : fc.array(element, { minLength: least, maxLength: 4 });
  }
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(arbitraryKey(schema.keyType as z.ZodType), arbitraryOf(schema.valueType as z.ZodType, depth + 1), { maxKeys: 3 });
  return arbitraryText(schema);
}

function arbitraryKey(schema: z.ZodType): fc.Arbitrary<string> {
  return schema instanceof z.ZodEnum ? fc.constantFrom(...schema.options.map(String)) : fc.constantFrom('name', 'place', 'x-y');
}

function arbitraryNumber(schema: z.ZodNumber): fc.Arbitrary<number> {
  const [min, max] = [Math.max(schema.minValue ?? -1e6, -1e15), Math.min(schema.maxValue ?? 1e6, 1e15)];
  const isWhole = schema.isInt;
  const edges = [min, max].filter((edge) => schema.safeParse(edge).success);
  const inside = isWhole
    ? fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) })
    : fc.double({ min, max, noNaN: true });
  return edges.length > 0 ? fc.oneof(inside, fc.constantFrom(...edges)) : inside;
}

/** Whatever the schema takes of ordinary texts, of hostile ones and of random ones: much that is hostile is valid all the same. */
function arbitraryText(schema: z.ZodType): fc.Arbitrary<unknown> {
  const fitting = [...TEXTS, ...HOSTILE_TEXTS].filter((text) => schema.safeParse(text).success);
  const random = fc.oneof(fc.uuid({ version: 7 }), fc.emailAddress(), fc.string({ unit: 'grapheme', maxLength: 80 }));
  if (fitting.length === 0) return random;
  const randomThatFits = fc.tuple(random, fc.constantFrom(...fitting)).map(([text, fit]) => (schema.safeParse(text).success ? text : fit));
  return fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...fitting) }, randomThatFits);
}

/** Puts another value in one place of an object, however deep. */
function replaceLeaf(value: unknown, at: number, by: unknown): unknown {
  const paths: (string | number)[][] = [];
  const visit = (node: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (typeof node !== 'object' || node === null || node instanceof Date) return;
    for (const key of Object.keys(node)) visit((node as Record<string, unknown>)[key], [...path, key]);
  };
  visit(value, []);
  const path = paths[at % Math.max(paths.length, 1)];
  if (!path) return by;
  const copy = structuredClone(value);
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy);
  (parent as Record<string, unknown>)[String(path.at(-1))] = by;
  return copy;
}
