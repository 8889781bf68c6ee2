import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicInternet, type FetchPolicy } from './policy.ts';
import { safeDownload, safeFetch, type SafeFetchOptions } from './safe-fetch.ts';

// Addresses of every range that is not the public internet; the first 43 are those of the list in E10, Smokescreen's among them.
const forbidden = `127.0.0.1 127.0.0.53 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255
  169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1
  198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16 ::1 :: ::ffff:127.0.0.1
  ::ffff:169.254.169.254 ::ffff:10.0.0.1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 2002:7f00:1:: 2002:a9fe:a9fe::
  2001:0:7f00:1:: fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1 100::1 2001:db8::1 3fff::1 5f00::1 4000::1 ::ffff:0:7f00:1 2001:10::1`.split(
  /\s+/,
);
const isV4 = (address: string) => !address.includes(':');

const hits: IncomingMessage[] = [];
let victim: Server;
let port: number;
let guide: Server;
let guidePort: number;
let answer: RequestListener = (_, response) => response.end('ok');

async function listen(handler: RequestListener): Promise<Server> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  victim = await listen((request, response) => {
    hits.push(request);
    response.end('secret');
  });
  guide = await listen((request, response) => answer(request, response));
  [port, guidePort] = [portOf(victim), portOf(guide)];
});
afterAll(() => {
  victim.close();
  guide.close();
});

/** The policy of production but for the ports, and with names of our own. */
function strict(names: Record<string, string[]> = {}): FetchPolicy {
  return {
    ...publicInternet,
    ports: [port, guidePort, 80, 443],
    resolve: async (host) => names[host] ?? Promise.reject(new Error('ENOTFOUND')),
  };
}

/** Lets the first address through, which is the guide's, and is strict from then on. */
function strictAfterGuide(names: Record<string, string[]> = {}): FetchPolicy {
  let first = true;
  return {
    ...strict({ 'guide.test': ['127.0.0.1'], ...names }),
    allowsAddress: (address) => {
      const isGuide = first;
      first = false;
      return isGuide || publicInternet.allowsAddress(address);
    },
  };
}

/** Allows loopback: what the positive cases need. */
function open(): FetchPolicy {
  return { ...strict({ 'guide.test': ['127.0.0.1'], 'other.test': ['127.0.0.1'] }), allowsAddress: (address) => address === '127.0.0.1' };
}

const fetchGuide = (path = '/', options: SafeFetchOptions = {}) => safeFetch(`http://guide.test:${guidePort}${path}`, options, open());

async function refused(url: string, policy: FetchPolicy, options: SafeFetchOptions = {}): Promise<void> {
  await expect(safeFetch(url, { timeoutMs: 2_000, ...options }, policy), url).rejects.toMatchObject({ code: 'fetch.refused' });
}

function spellings(address: string): string[] {
  const bytes = address.split('.').map(Number);
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const hex = (value: number) => `0x${value.toString(16)}`;
  const octal = (value: number) => `0${value.toString(8)}`;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return [
    `${number}`,
    hex(number),
    bytes.map(hex).join('.'),
    bytes.map(octal).join('.'),
    `${a}.${b * 65_536 + c * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    address.replaceAll('.', '。'),
    address.replaceAll('.', '%2e'),
    `${address}.`,
    address.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    `[::ffff:${address}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
  ];
}

describe('safeFetch', () => {
  test('E10 every forbidden address is refused in every way to reach it, and loopback is never asked', async () => {
    let cases = 0;
    const refuse = async (url: string, policy: FetchPolicy) => {
      cases += 1;
      await refused(url, policy);
    };
    answer = (request, response) => response.writeHead(302, { location: decodeURIComponent(request.url?.slice(1) ?? '') }).end();
    for (const address of forbidden) {
      const literal = isV4(address) ? address : `[${address}]`;
      const redirect = (target: string) => `http://guide.test:${guidePort}/${encodeURIComponent(target)}`;
      await refuse(`http://${literal}:${port}/`, strict());
      await refuse(`http://name.test:${port}/`, strict({ 'name.test': [address] }));
      await refuse(`http://name.test:${port}/`, strict({ 'name.test': ['1.1.1.1', address] }));
      await refuse(redirect(`http://${literal}:${port}/`), strictAfterGuide());
      await refuse(redirect(`//name.test:${port}/`), strictAfterGuide({ 'name.test': [address] }));
      let asked = 0;
      const rebinding = { ...strictAfterGuide(), resolve: async () => [asked++ === 0 ? '127.0.0.1' : address] };
      await refuse(redirect(`http://guide.test:${guidePort}/`), rebinding);
      expect(asked).toBe(2);
      for (const spelling of isV4(address) ? spellings(address) : []) await refuse(`http://${spelling}:${port}/`, strict());
    }
    expect(cases).toBeGreaterThan(300);
    expect(hits).toEqual([]);
  });

  test.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:25/',
    'data:text/plain,x',
    'javascript:1',
    'ws://example.com/',
    'blob:http://x/1',
    'http://example.com:22/',
    'http://example.com:8080/',
    'https://example.com:6379/',
    `http://user:${'password'}@example.com/`,
    'http://user@example.com/',
    'http://',
    '',
    'example.com',
    '//example.com/',
    'http://localhost/',
    'http://exa mple.com/',
    'http://[::1/',
    'http://0/',
    'http://127.1/',
    'http://unknown.test/',
    'http://[fe80::1%25eth0]/',
    'http://example.com\\@127.0.0.1/',
    'http:127.0.0.1',
    'http:/127.0.0.1',
  ])('E10 %s is refused', async (url) => {
    await refused(url, {
      ...publicInternet,
      resolve: async (host) => (host === 'localhost' ? ['127.0.0.1'] : Promise.reject(new Error('ENOTFOUND'))),
    });
    expect(hits).toEqual([]);
  });

  test('E10 the policy of production can not be loosened at run time', () => {
    expect(Object.isFrozen(publicInternet) && Object.isFrozen(publicInternet.ports) && Object.isFrozen(publicInternet.protocols)).toBe(
      true,
    );
    for (const address of ['1.1.1.1', '8.8.8.8', '93.184.216.34', '2606:4700::1111', '2a00:1450:4001::200e'])
      expect(publicInternet.allowsAddress(address)).toBe(true);
    for (const text of ['', 'localhost', '1.1.1', '1.1.1.1 ', '::g']) expect(publicInternet.allowsAddress(text)).toBe(false);
  });

  test('E10 the connection goes to the checked address: the name is asked once and DNS is not asked again', async () => {
    let asked = 0;
    answer = (request, response) => response.end(request.headers.host);
    const policy = { ...open(), resolve: async () => (asked++ === 0 ? ['127.0.0.1'] : ['10.0.0.1']) };
    const { body } = await safeFetch(`http://nowhere.invalid:${guidePort}/`, {}, policy);
    expect(body.toString()).toBe(`nowhere.invalid:${guidePort}`);
    expect(asked).toBe(1);
  });

  test('E10 proxies of the environment are not used', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: `http://127.0.0.1:${port}`,
      http_proxy: `http://127.0.0.1:${port}`,
      ALL_PROXY: `http://127.0.0.1:${port}`,
    });
    try {
      answer = (_, response) => response.end('direct');
      expect((await fetchGuide()).body.toString()).toBe('direct');
      expect(hits).toEqual([]);
    } finally {
      process.env = before;
    }
  });

  test('E10 at most three redirects are followed, and none when none is wanted', async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end('x'.repeat(100_000));
      else response.end('there');
    };
    expect((await fetchGuide('/3')).body.toString()).toBe('there');
    await expect(fetchGuide('/4')).rejects.toMatchObject({ code: 'fetch.too_many_redirects' });
    expect(await fetchGuide('/3', { redirects: 0 })).toMatchObject({ status: 302, headers: { location: '/2' } });
  });

  test('E10 a redirect to another origin carries no header that could be a secret, and no body', async () => {
    const seen: { headers: IncomingMessage['headers']; method: string | undefined }[] = [];
    answer = (request, response) => {
      seen.push({ headers: request.headers, method: request.method });
      const [, status = '200'] = request.url?.split('/') ?? [];
      if (status === '200') response.end();
      else response.writeHead(Number(status), { location: `http://other.test:${guidePort}/200` }).end();
    };
    const headers = { Authorization: 'Bearer x', 'X-Api-Key': 'x', Accept: 'text/xml', Cookie: 'a=b' };
    await fetchGuide('/301', { headers });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'a=b' });
    expect(Object.keys(seen[1]?.headers ?? {}).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    await fetchGuide('/302', { headers, body: 'secret' });
    expect(seen[3]).toMatchObject({ method: 'GET', headers: { accept: 'text/xml' } });
    expect(seen[3]?.headers['content-length']).toBeUndefined();
    await expect(fetchGuide('/307', { headers, body: 'secret' })).rejects.toMatchObject({ code: 'fetch.refused' });
  });

  test.each(['host', 'Host', 'content-length', 'Transfer-Encoding', 'connection', 'proxy-authorization', 'upgrade'])(
    'E10 the header %s is not the caller’s',
    async (name) => {
      await expect(fetchGuide('/', { headers: { [name]: 'x' } })).rejects.toMatchObject({ code: 'fetch.refused' });
    },
  );

  test('E10 a line break in a header does not become another header', async () => {
    await expect(fetchGuide('/', { headers: { 'x-a': 'b\r\nx-evil: 1' } })).rejects.toMatchObject({
      code: expect.stringMatching(/^fetch\./),
    });
  });

  test('E10 a body of too many bytes is cut off, whether announced or not', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': 2_000 }).end('x'.repeat(2_000));
    await expect(fetchGuide('/', { maxBytes: 1_999 })).rejects.toMatchObject({ code: 'fetch.too_large' });
    expect((await fetchGuide('/', { maxBytes: 2_000 })).body).toHaveLength(2_000);
    let sent = 0;
    answer = (_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      more();
    };
    await expect(fetchGuide('/', { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'fetch.too_large' });
    expect(sent).toBeLessThan(50_000_000);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })],
  ])('E9 %s is unpacked up to the cap and no further', async (coding, pack) => {
    answer = (request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(pack(Buffer.alloc(Number(request.url?.slice(1)))));
    expect((await fetchGuide('/100000')).body).toHaveLength(100_000);
    await expect(fetchGuide('/50000000', { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'fetch.too_large' });
  });

  test.each([
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(10)))],
    ['zstd', Buffer.alloc(10)],
    ['gzip', Buffer.from('this is not gzip')],
    ['gzip', gzipSync(Buffer.alloc(100_000)).subarray(0, 60)],
    ['br', Buffer.from('neither is this')],
  ])('E9 a body coded as %s that can not be unpacked is a bad answer (%#)', async (coding, body) => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': coding }).end(body);
    await expect(fetchGuide()).rejects.toMatchObject({ code: 'fetch.bad_answer' });
  });

  test('E10 a server that never answers, or never ends, is left', async () => {
    answer = (request, response) => {
      if (request.url === '/drip') response.write('x');
    };
    await expect(fetchGuide('/silent', { timeoutMs: 100 })).rejects.toMatchObject({ code: 'fetch.timed_out', retryable: true });
    await expect(fetchGuide('/drip', { timeoutMs: 100 })).rejects.toMatchObject({ code: 'fetch.timed_out' });
    const hanging = { ...open(), resolve: () => new Promise<string[]>(() => undefined) };
    await expect(safeFetch('http://slow.test/', { timeoutMs: 100 }, hanging)).rejects.toMatchObject({ code: 'fetch.timed_out' });
  });

  test('E10 a closed port and an answer that is no HTTP are told apart from a timeout', async () => {
    const closed = await listen(() => undefined);
    const closedPort = portOf(closed);
    closed.close();
    await once(closed, 'close');
    const policy = { ...open(), ports: [closedPort] };
    await expect(safeFetch(`http://guide.test:${closedPort}/`, {}, policy)).rejects.toMatchObject({ code: 'fetch.unreachable' });
    answer = (request) => request.socket.end('+OK redis\r\n\r\n');
    await expect(fetchGuide()).rejects.toMatchObject({ code: 'fetch.bad_answer' });
    answer = (request) => request.socket.destroy();
    await expect(fetchGuide()).rejects.toMatchObject({ code: 'fetch.unreachable' });
    answer = (_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end();
    await expect(fetchGuide()).rejects.toMatchObject({ code: 'fetch.bad_answer' });
  });

  test('a body is sent, an answer is given whole, and each address has to be allowed', async () => {
    answer = (request, response) => {
      response.writeHead(201, { 'X-Kind': 'a', 'set-cookie': ['a=1', 'b=2'] });
      request.pipe(response);
    };
    const created = await fetchGuide('/p?q=1', { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });
    expect(created).toMatchObject({
      url: `http://guide.test:${guidePort}/p?q=1`,
      status: 201,
      headers: { 'x-kind': 'a', 'set-cookie': 'a=1, b=2' },
    });
    expect(created.body.toString()).toBe('{"a":1}');
    await expect(fetchGuide('/', { allow: (url) => url.protocol === 'https:' })).rejects.toMatchObject({ code: 'fetch.refused' });
  });

  test('a HEAD tells the size of something larger than the cap, packed or not', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': 1e12, 'content-encoding': 'gzip' }).end();
    expect(await fetchGuide('/', { method: 'HEAD' })).toMatchObject({
      status: 200,
      headers: { 'content-length': '1000000000000' },
      body: Buffer.alloc(0),
    });
  });

  test('E10 the caller can stop a call and gets his own reason', async () => {
    const stop = new AbortController();
    answer = () => stop.abort(new RangeError('enough'));
    await expect(fetchGuide('/', { signal: stop.signal })).rejects.toThrow(RangeError);
  });

  test('what the reader of a download throws stays its own error', async () => {
    answer = (_, response) => response.end('x'.repeat(10));
    const consume = async (): Promise<never> => {
      throw new RangeError('disk full');
    };
    await expect(safeDownload(`http://guide.test:${guidePort}/`, { consume }, open())).rejects.toThrow(RangeError);
  });
});
