import superjson from 'superjson';

export interface SentRequest {
  url: URL;
  method: string;
  headers: Headers;
  credentials: RequestCredentials | undefined;
  body: unknown;
  /** The inputs of the calls, in the order in which they stand in the path. */
  inputs: unknown[];
  paths: string[];
}

type Answer = (request: SentRequest, signal: AbortSignal) => Response | Promise<Response>;

/** A `fetch` that answers request after request as told, the last answer again and again, and keeps what was sent. */
export function scriptedFetch(...answers: Answer[]): { fetch: typeof fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = [];
  const scripted = async (target: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(target instanceof Request ? target.url : target);
    const input = url.searchParams.get('input') ?? (typeof init.body === 'string' ? init.body : null);
    const parsed =
      input === null
        ? undefined
        : (JSON.parse(input) as Parameters<typeof superjson.deserialize>[0] & Record<string, Parameters<typeof superjson.deserialize>[0]>);
    const paths = url.pathname.replace(/^.*\/trpc\//, '').split(',');
    const inputs = !parsed
      ? []
      : url.searchParams.has('batch')
        ? paths.map((_, index) => superjson.deserialize(parsed[index]!))
        : [superjson.deserialize(parsed)];
    const request = {
      url,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      credentials: init.credentials,
      body: init.body,
      inputs,
      paths,
    };
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (!answer) throw new TypeError('fetch failed');
    const signal = init.signal ?? new AbortController().signal;
    signal.throwIfAborted();
    return Promise.race([
      Promise.resolve(answer(request, signal)),
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    ]);
  };
  return { fetch: scripted, sent };
}

/** The server's answer to each call of a request. */
export const answers =
  (of: (path: string, input: unknown) => unknown): Answer =>
  ({ url, paths, inputs }) => {
    const results = paths.map((path, index) => ({ result: { data: superjson.serialize(of(path, inputs[index])) } }));
    return Response.json(url.searchParams.has('batch') ? results : results[0]);
  };

/** The server's error to each call of a request. */
export const fails =
  (status: number, code: string, rest: object = {}): Answer =>
  ({ url, paths }) => {
    const data = {
      type: `/problems/${code}`,
      title: 'It failed.',
      status,
      code,
      request_id: 'req-1',
      retryable: false,
      httpStatus: status,
      ...rest,
    };
    const errors = paths.map(() => ({ error: superjson.serialize({ message: 'It failed.', code: -32000, data }) }));
    return Response.json(url.searchParams.has('batch') ? errors : errors[0], { status });
  };

/** An answer that never comes. */
export const hangs: Answer = () => new Promise<never>(() => {});
/** A connection that breaks. */
export const breaks: Answer = () => Promise.reject(new TypeError('fetch failed'));
