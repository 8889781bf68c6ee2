import type { ThingDeclaration, ThingPart } from './thing-type.ts';

export function isPart(declaration: ThingDeclaration): declaration is ThingPart {
  return 'partOf' in declaration;
}
