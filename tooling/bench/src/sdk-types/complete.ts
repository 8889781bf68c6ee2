import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = join(import.meta.dirname, '../../node_modules');

export interface Completion {
  /** Milliseconds of the first answer, with everything to be read. */
  first: number;
  /** Milliseconds of each answer after an edit, as while typing. */
  later: number[];
  names: string[];
}

interface Editor {
  open(text: string): void;
  change(text: string): void;
  complete(position: { line: number; character: number }): Promise<string[]>;
  close(): Promise<void>;
}

export type EditorKind = 'TypeScript 7' | 'TypeScript 6';

/** What an editor waits for after a dot: the language server is asked as an editor asks it, after every edit anew. */
export async function measureCompletion(
  kind: EditorKind,
  consumer: { folder: string; expression: string; rounds: number },
): Promise<Completion> {
  const file = join(consumer.folder, 'main.ts');
  const source = await readFile(file, 'utf8');
  const editor = await (kind === 'TypeScript 7' ? openLanguageServer : openTsserver)(consumer.folder, file);
  try {
    const line = source.split('\n').length - 1;
    // Each round another text before it, so that no answer is an old one.
    const text = (round: number) => `${source}const round${round} = ${consumer.expression}`;
    const ask = async (round: number) => {
      const started = performance.now();
      const names = await editor.complete({ line, character: text(round).split('\n').at(-1)?.length ?? 0 });
      return { names, ms: performance.now() - started };
    };
    editor.open(text(0));
    const first = await ask(0);
    const later: number[] = [];
    for (let round = 1; round <= consumer.rounds; round++) {
      editor.change(text(round));
      later.push((await ask(round)).ms);
    }
    return { first: first.ms, later, names: first.names };
  } finally {
    await editor.close();
  }
}

/** TypeScript 7: the Language Server Protocol on standard input and output. */
async function openLanguageServer(folder: string, file: string): Promise<Editor> {
  const child = spawn(join(modules, '.bin/tsc'), ['--lsp', '--stdio'], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting = new Map<number, (answer: unknown) => void>();
  let sequence = 0;
  let version = 1;
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = (method: string, params: unknown) =>
    new Promise<unknown>((resolve) => {
      waiting.set(++sequence, resolve);
      send({ id: sequence, method, params });
    });
  readMessages(child, (message) => {
    const { id, method, result } = message as { id?: number; method?: string; result?: unknown };
    if (id !== undefined && method !== undefined) send({ id, result: null });
    else if (id !== undefined) waiting.get(id)?.(result);
  });
  const uri = pathToFileURL(file).href;
  const folderUri = pathToFileURL(folder).href;
  await request('initialize', {
    processId: process.pid,
    rootUri: folderUri,
    workspaceFolders: [{ uri: folderUri, name: 'consumer' }],
    capabilities: { textDocument: { completion: {} } },
  });
  send({ method: 'initialized', params: {} });
  return {
    open: (text) => send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'typescript', version, text } } }),
    change: (text) =>
      send({ method: 'textDocument/didChange', params: { textDocument: { uri, version: ++version }, contentChanges: [{ text }] } }),
    async complete(position) {
      const params = { textDocument: { uri }, position, context: { triggerKind: 2, triggerCharacter: '.' } };
      const answer = (await request('textDocument/completion', params)) as { items?: { label: string }[] } | { label: string }[] | null;
      return (Array.isArray(answer) ? answer : (answer?.items ?? [])).map(({ label }) => label);
    },
    async close() {
      await request('shutdown', null);
      send({ method: 'exit' });
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** TypeScript 6: tsserver's own protocol. */
async function openTsserver(folder: string, file: string): Promise<Editor> {
  const child = spawn(process.execPath, [join(modules, 'typescript-6/lib/tsserver.js'), '--disableAutomaticTypingAcquisition'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (answer: unknown) => void>();
  let sequence = 0;
  let opened = '';
  const send = (command: string, args: object) =>
    child.stdin.write(`${JSON.stringify({ seq: ++sequence, type: 'request', command, arguments: args })}\n`);
  readMessages(child, (message) => {
    const { request_seq, body } = message as { request_seq?: number; body?: unknown };
    if (request_seq !== undefined) waiting.get(request_seq)?.(body);
  });
  return {
    open(text) {
      opened = text;
      send('open', { file, fileContent: text, scriptKindName: 'TS' });
    },
    change(text) {
      const lines = opened.split('\n');
      send('change', { file, line: 1, offset: 1, endLine: lines.length, endOffset: (lines.at(-1)?.length ?? 0) + 1, insertString: text });
      opened = text;
    },
    async complete({ line, character }) {
      const body = await new Promise<unknown>((resolve) => {
        waiting.set(sequence + 1, resolve);
        send('completionInfo', { file, line: line + 1, offset: character + 1, triggerCharacter: '.' });
      });
      return ((body as { entries?: { name: string }[] } | undefined)?.entries ?? []).map(({ name }) => name);
    },
    async close() {
      send('exit', {});
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Messages with a Content-Length header before each; tsserver adds a line break behind. */
function readMessages(child: ChildProcess, onMessage: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  child.stdout?.on('data', (data: Buffer) => {
    buffer = Buffer.concat([buffer, data]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1]);
      if (buffer.length < head + 4 + length) return;
      const body = buffer.toString('utf8', head + 4, head + 4 + length);
      buffer = buffer.subarray(head + 4 + length);
      onMessage(JSON.parse(body));
    }
  });
}
