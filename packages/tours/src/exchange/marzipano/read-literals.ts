import { parse, type AnyNode, type Expression, type SpreadElement } from 'acorn';

const MAX_DEPTH = 60;

/**
 * The values that a script gives to names, where they are plain data: objects, lists, texts, numbers, booleans, null, and signs and
 * arithmetic on numbers. The script is parsed and never run; what is not data is left out. A script that does not parse gives nothing.
 */
export function readLiterals(script: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const tree = parsed(script);
  if (!tree) return found;
  const take = (name: string, value: Expression | null | undefined) => {
    if (!value) return;
    const data = dataOf(value, 0);
    if (data !== NOT_DATA && !found.has(name)) found.set(name, data);
  };
  for (const statement of tree.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'VariableDeclaration')
      for (const { id, init } of declared.declarations) if (id.type === 'Identifier') take(id.name, init);
    if (statement.type === 'ExportDefaultDeclaration') take('default', statement.declaration as Expression);
    if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') {
      const { left, right } = statement.expression;
      if (left.type === 'Identifier') take(left.name, right);
      else if (left.type === 'MemberExpression' && left.property.type === 'Identifier') take(left.property.name, right);
    }
  }
  return found;
}

function parsed(script: string) {
  for (const sourceType of ['script', 'module'] as const) {
    try {
      return parse(script, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
    } catch (error) {
      if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    }
  }
  return undefined;
}

const NOT_DATA = Symbol('not data');

function dataOf(node: Expression | SpreadElement | AnyNode, depth: number): unknown {
  if (depth > MAX_DEPTH) return NOT_DATA;
  switch (node.type) {
    case 'Literal':
      return node.regex || node.bigint !== undefined ? NOT_DATA : node.value;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? '') : NOT_DATA;
    case 'ArrayExpression': {
      const items = node.elements.map((element) => (element ? dataOf(element, depth + 1) : null));
      return items.includes(NOT_DATA) ? NOT_DATA : items;
    }
    case 'ObjectExpression':
      return objectOf(node, depth);
    case 'UnaryExpression': {
      const value = dataOf(node.argument, depth + 1);
      if (typeof value === 'number' && (node.operator === '-' || node.operator === '+')) return node.operator === '-' ? -value : value;
      return node.operator === '!' && typeof value === 'number' ? value === 0 : NOT_DATA;
    }
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier'
        ? NOT_DATA
        : arithmetic(node.operator, dataOf(node.left, depth + 1), dataOf(node.right, depth + 1));
    case 'MemberExpression': {
      const isPi = node.object.type === 'Identifier' && node.object.name === 'Math' && node.property.type === 'Identifier';
      return isPi && (node.property as { name: string }).name === 'PI' ? Math.PI : NOT_DATA;
    }
    default:
      return NOT_DATA;
  }
}

function objectOf(node: Extract<Expression, { type: 'ObjectExpression' }>, depth: number): unknown {
  const entries: [string, unknown][] = [];
  for (const property of node.properties) {
    if (property.type !== 'Property' || property.computed || property.kind !== 'init') continue;
    const name =
      property.key.type === 'Identifier' ? property.key.name : property.key.type === 'Literal' ? String(property.key.value) : undefined;
    if (name === undefined || name === '__proto__') continue;
    const value = dataOf(property.value, depth + 1);
    // One value that is not data does not spoil the rest.
    if (value !== NOT_DATA) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function arithmetic(operator: string, left: unknown, right: unknown): unknown {
  if (typeof left === 'string' && typeof right === 'string' && operator === '+') return left + right;
  if (typeof left !== 'number' || typeof right !== 'number') return NOT_DATA;
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    default:
      return NOT_DATA;
  }
}
