import type { ESTree } from '@oxlint/plugins';

/** The value of a string literal or of a template without expressions; otherwise undefined. */
export function stringValue(node: ESTree.Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name of `a.name` and `a['name']`. */
export function propertyName(node: ESTree.MemberExpression): string | undefined {
  if (!node.computed && node.property.type === 'Identifier') return node.property.name;
  return node.computed ? stringValue(node.property) : undefined;
}

/** The module that an import, export … from, import() or require() names. */
function importedModule(node: ESTree.Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return stringValue(node.source);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require' ? stringValue(node.arguments[0]) : undefined;
    default:
      return undefined;
  }
}

function isTypeOnly(node: ESTree.Node): boolean {
  if (node.type === 'ExportNamedDeclaration') return node.exportKind === 'type';
  if (node.type !== 'ImportDeclaration') return false;
  const { importKind, specifiers } = node;
  return (
    importKind === 'type' ||
    (specifiers.length > 0 && specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type'))
  );
}

/** Calls `check` with each module that the file names, however it does so; imports of types alone cost nothing at run time and are left out. */
export function eachImport(check: (module: string, node: ESTree.Node) => void) {
  const visit = (node: ESTree.Node) => {
    const module = importedModule(node);
    if (module !== undefined && !isTypeOnly(node)) check(module, node);
  };
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
    CallExpression: visit,
  };
}
