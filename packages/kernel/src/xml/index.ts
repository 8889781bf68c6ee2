export type { XmlLimits } from './check-xml.ts';
export { xmlErrors } from './errors.ts';
export { elementsOf, safeXml, textOf, type XmlElement } from './safe-xml.ts';
