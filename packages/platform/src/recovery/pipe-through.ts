import { pipeline, type Duplex, type Readable } from 'node:stream';

/** What comes out of a transformation. A source that fails ends it with the same error, which whoever reads it hears; nobody else has to. */
export function pipeThrough<Through extends Duplex>(source: Readable, through: Through): Through {
  pipeline(source, through, () => {});
  return through;
}
