type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

const MARKER = Buffer.from('abcdef4d61784d696e642e636f6d', 'hex');
const [STRING, MAP, UINT32, ARRAY] = [2, 7, 6, 11];

/**
 * A small file in MaxMind's format (MaxMind DB 2.0, records of 24 bits), written by its specification: networks of IPv4 (`203.0.113.0/24`)
 * and what is known of each.
 */
export function makeMmdb(networks: Readonly<Record<string, Value>>, databaseType = 'GeoLite2-City'): Buffer {
  const nodes: (number | { data: number } | null)[][] = [[null, null]];
  const data: Buffer[] = [];
  let written = 0;
  for (const [network, value] of Object.entries(networks)) {
    const [address = '', bits = ''] = network.split('/');
    const path = address.split('.').flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number));
    const bytes = encoded(value);
    put([...Array.from({ length: 96 }, () => 0), ...path.slice(0, Number(bits))], { data: written });
    data.push(bytes);
    written += bytes.length;
  }

  function put(path: number[], leaf: { data: number }): void {
    let node = nodes[0]!;
    for (const bit of path.slice(0, -1)) {
      const next = node[bit];
      if (typeof next === 'number') node = nodes[next]!;
      else {
        node[bit] = nodes.length;
        node = [null, null];
        nodes.push(node);
      }
    }
    node[path.at(-1)!] = leaf;
  }

  const records = nodes.flat().map((record) => {
    const bytes = Buffer.alloc(3);
    // Behind the nodes: nothing is known; behind that and sixteen zeros: the data.
    bytes.writeUIntBE(record === null ? nodes.length : typeof record === 'number' ? record : nodes.length + 16 + record.data, 0, 3);
    return bytes;
  });
  const metadata = {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_800_000_000,
    database_type: databaseType,
    description: { en: 'A few networks' },
    ip_version: 6,
    languages: ['en'],
    node_count: nodes.length,
    record_size: 24,
  };
  return Buffer.concat([...records, Buffer.alloc(16), ...data, MARKER, encoded(metadata)]);
}

function encoded(value: Value): Buffer {
  if (typeof value === 'string') return Buffer.concat([control(STRING, Buffer.byteLength(value)), Buffer.from(value)]);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return Buffer.concat([control(UINT32, 4), bytes]);
  }
  if (Array.isArray(value)) return Buffer.concat([control(ARRAY, value.length), ...(value as Value[]).map(encoded)]);
  const entries = Object.entries(value);
  return Buffer.concat([control(MAP, entries.length), ...entries.flatMap(([key, each]) => [encoded(key), encoded(each)])]);
}

/** The type and the size of what follows; sizes up to 284. */
function control(type: number, size: number): Buffer {
  const head = size < 29 ? [size] : [29, size - 29];
  return Buffer.from(type < 8 ? [(type << 5) | head[0]!, ...head.slice(1)] : [head[0]!, type - 7, ...head.slice(1)]);
}
