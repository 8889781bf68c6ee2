import { createSocket } from 'node:dgram';

const TXT = 16;
const [SERVER_FAILURE, NAME_ERROR] = [2, 3];

export interface TestDns {
  /** For `setServers`: address and port. */
  address: string;
  /** The TXT records by name. */
  records: Map<string, string[]>;
  /** Names about which it says that it failed. */
  failing: Set<string>;
  /** How often it was asked. */
  asked: number;
  close(): Promise<void>;
}

/** A DNS server on this machine, over UDP, that knows TXT records and nothing else. */
export async function startTestDns(): Promise<TestDns> {
  const socket = createSocket('udp4');
  const dns: TestDns = {
    address: '',
    records: new Map(),
    failing: new Set(),
    asked: 0,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  socket.on('message', (query, from) => {
    dns.asked += 1;
    const { name, end } = questionOf(query);
    const texts = query.readUInt16BE(end - 4) === TXT ? (dns.records.get(name) ?? []) : [];
    const code = dns.failing.has(name) ? SERVER_FAILURE : dns.records.has(name) ? 0 : NAME_ERROR;
    const answers = code === 0 ? texts.map(answerOf) : [];
    const head = Buffer.alloc(12);
    query.copy(head, 0, 0, 2);
    // An answer, with recursion wished for and available (RFC 1035 §4.1.1).
    head.writeUInt16BE(0x81_80 | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(answers.length, 6);
    socket.send(Buffer.concat([head, query.subarray(12, end), ...answers]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  dns.address = `127.0.0.1:${socket.address().port}`;
  return dns;
}

function questionOf(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 };
}

/** One record, its name a pointer to the question, its text in pieces of at most 255 bytes. */
function answerOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const piece = bytes.subarray(at, at + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  const data = Buffer.concat(pieces);
  const head = Buffer.from([0xc0, 0x0c, 0, TXT, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
