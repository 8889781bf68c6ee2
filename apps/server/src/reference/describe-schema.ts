import { html } from 'hono/html';

/** JSON Schema as zod writes it. */
export type Schema = Record<string, unknown>;
type Html = ReturnType<typeof html>;

const REFERENCE = '#/components/schemas/';

/** A schema in a line: `uuid`, `"fade" | "walk"`, `HotspotView[]`, `{ yaw: number, pitch: number }`. */
export function describeType(schema: Schema): Html {
  const { $ref, type, format, items, properties, additionalProperties } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.slice(REFERENCE.length);
    return html`<a href="#schema-${name}">${name}</a>`;
  }
  if ('const' in schema) return html`${JSON.stringify(schema['const'])}`;
  if (Array.isArray(schema['enum'])) return html`${schema['enum'].map((value) => JSON.stringify(value)).join(' | ')}`;
  const variants = variantsOf(schema);
  if (variants) return html`${variants.map((variant, index) => html`${index > 0 ? ' | ' : ''}${describeType(variant)}`)}`;
  if (type === 'array') return html`${describeType((items as Schema | undefined) ?? {})}[]`;
  if (isRecord(properties)) {
    const fields = Object.entries(properties).map(
      ([name, field], index) =>
        html`${index > 0 ? ', ' : ''}${name}${isRequired(schema, name) ? '' : '?'}: ${describeType(field as Schema)}`,
    );
    return html`{ ${fields} }`;
  }
  if (isRecord(additionalProperties)) return html`map of ${describeType(additionalProperties)}`;
  return html`${typeof format === 'string' ? format : typeof type === 'string' ? type : 'any'}`;
}

/** What else has to hold: `1–200 characters`, `-90–90`, a pattern. */
function describeLimits(schema: Schema): string {
  const inner = (variantsOf(schema) ?? [schema]).find(({ type }) => type !== 'null') ?? schema;
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, pattern, format } = inner;
  return [
    range(minLength, maxLength, ' characters'),
    inner['type'] === 'integer' && maximum === Number.MAX_SAFE_INTEGER ? range(minimum, undefined, '') : range(minimum, maximum, ''),
    range(minItems, maxItems, ' items'),
    typeof pattern === 'string' && format === undefined ? pattern : '',
    'default' in schema ? `default ${JSON.stringify(schema['default'])}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

/** The fields of an object, each in a row. */
export function fieldTable(schema: Schema): Html {
  const fields = Object.entries((schema['properties'] as Record<string, Schema> | undefined) ?? {});
  if (fields.length === 0) return html`<p class="quiet">No fields.</p>`;
  return html`<table>
    ${fields.map(
      ([name, field]) =>
        html`<tr>
          <th scope="row"><code>${name}</code>${isRequired(schema, name) ? html` <span class="required">required</span>` : ''}</th>
          <td><code>${describeType(field)}</code></td>
          <td>${describeLimits(field)} ${typeof field['description'] === 'string' ? field['description'] : ''}</td>
        </tr>`,
    )}
  </table>`;
}

export function variantsOf(schema: Schema): Schema[] | undefined {
  const variants = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(variants) ? (variants as Schema[]) : undefined;
}

function range(least: unknown, most: unknown, unit: string): string {
  const isLeast = typeof least === 'number' && least > Number.MIN_SAFE_INTEGER;
  if (isLeast && typeof most === 'number') return least === most ? `${least}${unit}` : `${least} to ${most}${unit}`;
  if (isLeast) return `at least ${least}${unit}`;
  return typeof most === 'number' ? `at most ${most}${unit}` : '';
}

function isRequired(schema: Schema, name: string): boolean {
  return Array.isArray(schema['required']) && schema['required'].includes(name);
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
