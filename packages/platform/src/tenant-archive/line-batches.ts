import { StringDecoder } from 'node:string_decoder';

/** Lines of a text in batches that are bounded by number and by size, as long as one line is. Only a line feed ends a line. */
export async function* lineBatches(
  content: AsyncIterable<Uint8Array>,
  { most, largest }: { most: number; largest: number },
): AsyncGenerator<string[]> {
  const decoder = new StringDecoder();
  let rest: string[] = [];
  let batch: string[] = [];
  let size = 0;
  for await (const chunk of content) {
    const pieces = decoder.write(Buffer.from(chunk)).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      const line = [...rest, piece].join('');
      rest = [];
      batch.push(line);
      size += line.length;
      if (batch.length < most && size < largest) continue;
      yield batch;
      batch = [];
      size = 0;
    }
    if (last !== '') rest.push(last);
  }
  if (batch.length > 0) yield batch;
}
