import { z } from 'zod';

/** Which side of a schema: what a caller may send, or what they get. They differ where there are defaults and transformations. */
export type Side = 'input' | 'output';

export interface PrinterHost {
  /** The name under which this schema is declared once, if it has one. */
  nameOf(schema: z.ZodType, side: Side): string | undefined;
}

/** A schema that has no type in plain TypeScript, with the place where it stands. */
export class Inexpressible extends Error {
  override readonly name = 'Inexpressible';
}

type Def = z.core.$ZodTypes['_zod']['def'];
const INLINE_WIDTH = 110;

/** Prints the TypeScript type of a schema. `where` names the place in errors, such as `tours.create input`. */
export function printType(schema: z.ZodType, { side, host, where }: { side: Side; host: PrinterHost; where: string }): string {
  return createTypePrinter(side, host).type(schema, where);
}

/** Prints what stands behind a name: the schema itself is not looked up, what it is made of is. */
export function printDeclaration(name: string, schema: z.ZodType, { side, host }: { side: Side; host: PrinterHost }): string {
  const printer = createTypePrinter(side, host);
  const doc = printDoc([schema.description]);
  if (defOf(schema).type === 'object' && !hasCatchall(schema))
    return `${doc}export interface ${name} ${printer.body(schema, name, 'block')}`;
  return `${doc}export type ${name} =${printer.alternatives(schema, name)};`;
}

/** A doc comment of the given paragraphs, or nothing. */
export function printDoc(paragraphs: readonly (string | undefined)[]): string {
  const lines = paragraphs.filter((text) => text !== undefined && text !== '').map((text) => text!.replaceAll('*/', '*\\/').split('\n'));
  if (lines.length === 0) return '';
  if (lines.length === 1 && lines[0]!.length === 1) return `/** ${lines[0]![0]} */\n`;
  const all = lines.flatMap((paragraph, index) => (index === 0 ? paragraph : ['', ...paragraph]));
  return `/**\n${all.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}

/** A property name, in quotes where it needs them. */
export function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function createTypePrinter(side: Side, host: PrinterHost) {
  /** The schemas on the way here: one that meets itself needs a name. */
  const open = new Set<z.ZodType>();

  function type(schema: z.ZodType, where: string): string {
    const name = host.nameOf(schema, side);
    if (name !== undefined) return name;
    return body(schema, where);
  }

  function body(schema: z.ZodType, where: string, layout: 'fit' | 'block' = 'fit'): string {
    if (open.has(schema)) throw new Inexpressible(`${where}: a schema that contains itself needs a name: .meta({ id: '…' }).`);
    open.add(schema);
    try {
      return print(schema, { where, layout });
    } finally {
      open.delete(schema);
    }
  }

  function print(schema: z.ZodType, { where, layout }: { where: string; layout: 'fit' | 'block' }): string {
    const def = defOf(schema);
    const inner = (next: unknown, step = '') => type(next as z.ZodType, where + step);
    switch (def.type) {
      case 'string':
      case 'number':
      case 'boolean':
      case 'bigint':
      case 'null':
      case 'undefined':
      case 'void':
      case 'never':
      case 'unknown':
        return def.type;
      case 'date':
        return 'Date';
      case 'literal':
        return union(def.values.map(literal));
      case 'enum':
        return union([...new Set(Object.values(def.entries))].map(literal));
      case 'template_literal':
        return 'string';
      case 'array':
        return arrayOf(inner(def.element, '[]'));
      case 'tuple':
        return tuple(def, where);
      case 'object':
        return object(schema, { where, layout });
      case 'record':
        return record(def, where);
      case 'map':
        return `Map<${inner(def.keyType, '<key>')}, ${inner(def.valueType, '<value>')}>`;
      case 'set':
        return `Set<${inner(def.valueType, '<item>')}>`;
      case 'union':
        return union(def.options.map((option) => inner(option)));
      case 'intersection':
        return [def.left, def.right].map((part) => grouped(inner(part))).join(' & ');
      case 'nullable':
        return union([inner(def.innerType), 'null']);
      case 'optional':
        return union([inner(def.innerType), 'undefined']);
      case 'default':
      case 'prefault':
        return side === 'input' ? union([inner(def.innerType), 'undefined']) : inner(def.innerType);
      case 'nonoptional':
        return split(inner(def.innerType), '|')
          .filter((part) => part !== 'undefined')
          .join(' | ');
      case 'catch':
      case 'readonly':
        return inner(def.innerType);
      case 'pipe':
        return inner(side === 'input' ? def.in : def.out);
      case 'lazy':
        return isJson(def) ? 'Json' : inner(def.getter());
      default:
        throw new Inexpressible(`${where}: a schema of the kind "${def.type}" has no type that the contract can print.`);
    }
  }

  function object(schema: z.ZodType, { where, layout }: { where: string; layout: 'fit' | 'block' }): string {
    const { shape, catchall } = defOf(schema) as z.core.$ZodObjectDef;
    const members = Object.entries(shape).map(([key, value]) => property(key, value as z.ZodType, where));
    const block = members.length === 0 ? '{}' : `{\n${indent(members.map(({ doc, text }) => `${doc}${text};`).join('\n'))}\n}`;
    const rest = hasCatchall(schema) ? ` & { [key: string]: ${type(catchall as z.ZodType, `${where}.*`)} }` : '';
    const line = `{ ${members.map(({ text }) => text).join('; ')} }`;
    const fits =
      layout === 'fit' &&
      members.length > 0 &&
      members.every(({ doc, text }) => doc === '' && !text.includes('\n')) &&
      line.length <= INLINE_WIDTH;
    return (fits ? line : block) + rest;
  }

  function property(key: string, schema: z.ZodType, where: string): { doc: string; text: string } {
    const isOptional = isOptionalOn(side, schema);
    const printed = type(schema, `${where}.${key}`);
    const doc = printDoc([descriptionOf(schema), side === 'input' ? constraintsOf(schema) : undefined]);
    // Both an absent property and an undefined one travel, whatever `exactOptionalPropertyTypes` says at the consumer's.
    return { doc, text: `${printKey(key)}${isOptional ? '?' : ''}: ${isOptional ? union([printed, 'undefined']) : printed}` };
  }

  function tuple(def: z.core.$ZodTupleDef, where: string): string {
    const items = def.items.map((item, index) => {
      const part = item as z.ZodType;
      const isOptional = isOptionalOn(side, part);
      const printed = type(part, `${where}[${index}]`);
      return isOptional ? `${grouped(printed)}?` : printed;
    });
    const rest = def.rest ? [`...${arrayOf(type(def.rest as z.ZodType, `${where}[]`))}`] : [];
    return `[${[...items, ...rest].join(', ')}]`;
  }

  function record(def: z.core.$ZodRecordDef, where: string): string {
    const key = type(def.keyType as z.ZodType, `${where}<key>`);
    const value = type(def.valueType as z.ZodType, `${where}.*`);
    if (key === 'string' || key === 'number') return `{ [key: ${key}]: ${value} }`;
    // Over an enum every key is wanted, but by `z.partialRecord`.
    return (def as { partial?: boolean }).partial ? `{ [Key in ${key}]?: ${value} }` : `{ [Key in ${key}]: ${value} }`;
  }

  /** The right side of a type declaration: a union of objects gets a line for each. */
  function alternatives(schema: z.ZodType, name: string): string {
    const def = defOf(schema);
    if (def.type !== 'union') return ` ${body(schema, name)}`;
    return `\n${def.options.map((option) => indent(`| ${type(option as z.ZodType, name)}`)).join('\n')}`;
  }

  return { type, body, alternatives };
}

function defOf(schema: z.ZodType): Def {
  return (schema as unknown as z.core.$ZodTypes)._zod.def;
}

/** Whether a property may be left away: an input also where it has a default. */
function isOptionalOn(side: Side, schema: z.ZodType): boolean {
  return side === 'input' ? schema._zod.optin !== undefined : schema._zod.optout === 'optional';
}

/** `z.looseObject` and `.catchall()`; a strict object's catchall is `never`. */
function hasCatchall(schema: z.ZodType): boolean {
  const { catchall } = defOf(schema) as z.core.$ZodObjectDef;
  return catchall !== undefined && defOf(catchall as z.ZodType).type !== 'never';
}

/** `z.json()`: any JSON value, which the contract's own `Json` stands for. */
function isJson(def: z.core.$ZodLazyDef): boolean {
  const value = defOf(def.getter() as z.ZodType);
  return value.type === 'union' && value.options.map((option) => option._zod.def.type).join() === 'string,number,boolean,null,array,record';
}

/** The description of a schema, or of the one that it wraps. */
function descriptionOf(schema: z.ZodType): string | undefined {
  const def = defOf(schema) as { innerType?: z.ZodType };
  return schema.description ?? (def.innerType && descriptionOf(def.innerType));
}

interface JsonSchema {
  format?: string;
  type?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** What else an input has to keep to, in words: `1 to 200 characters. Default "en".` */
function constraintsOf(schema: z.ZodType): string | undefined {
  const def = defOf(schema);
  if (def.type === 'default' || def.type === 'prefault') {
    const value = JSON.stringify(def.defaultValue);
    return sentence([constraintsOf(def.innerType as z.ZodType), value === undefined || value === '{}' ? undefined : `Default ${value}.`]);
  }
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'readonly') return constraintsOf(def.innerType as z.ZodType);
  if (def.type === 'pipe') return constraintsOf(def.in as z.ZodType);
  if (def.type !== 'string' && def.type !== 'number' && def.type !== 'array') return undefined;
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  if (json.format === 'uuid') return 'A UUID.';
  return sentence([
    { email: 'An e-mail address.', uri: 'An address.' }[json.format ?? ''],
    json.type === 'integer' ? 'An integer.' : undefined,
    range(json.minLength, json.maxLength, 'characters'),
    range(json.minItems, json.maxItems, 'items'),
    range(json.minimum, json.maximum),
  ]);
}

function sentence(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(' ');
}

function range(minimum: number | undefined, maximum: number | undefined, unit = ''): string | undefined {
  const bounded = (value: number | undefined) => (value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value);
  const [low, high] = [bounded(minimum), bounded(maximum)];
  const words = unit && ` ${unit}`;
  if (low !== undefined && high !== undefined) return low === high ? `Exactly ${low}${words}.` : `${low} to ${high}${words}.`;
  if (high !== undefined) return `At most ${high}${words}.`;
  return low === undefined ? undefined : `At least ${low}${words}.`;
}

/** One after another, each once, as a union; what may be absent comes last. */
function union(types: readonly string[]): string {
  const parts = new Set(types.flatMap((type) => split(type, '|')));
  const late = ['null', 'undefined'].filter((type) => parts.delete(type));
  return [...parts, ...late].join(' | ');
}

/** The parts of a union or an intersection; what stands in brackets or in quotes is left whole. */
function split(type: string, operator: '|' | '&'): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let index = 0; index < type.length; index++) {
    const sign = type[index]!;
    if (quoted) {
      if (sign === '\\') index++;
      else if (sign === "'") quoted = false;
    } else if (sign === "'") quoted = true;
    else if ('{[(<'.includes(sign)) depth++;
    else if ('}])>'.includes(sign)) depth--;
    else if (sign === operator && depth === 0) {
      parts.push(type.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...parts, type.slice(start).trim()];
}

/** In brackets where a postfix would bind to the last part only. */
const grouped = (type: string) => (split(type, '|').length > 1 || split(type, '&').length > 1 ? `(${type})` : type);
const arrayOf = (type: string) => `${grouped(type)}[]`;

function literal(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `${value}n`;
  return String(value);
}

const quote = (text: string) =>
  `'${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll("'", String.raw`\'`)}'`;
const indent = (text: string) => text.replaceAll(/^(?=.)/gm, '  ');
