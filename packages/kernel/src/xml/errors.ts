import { defineErrors } from '../core/index.ts';

export const xmlErrors = defineErrors('xml', {
  malformed: { status: 400, message: 'This is not well-formed XML.' },
  doctype: { status: 400, message: 'XML with a document type is not accepted.', help: 'Remove the DOCTYPE and its entities.' },
  too_large: { status: 413, message: 'This XML is too large or nested too deeply.' },
});
