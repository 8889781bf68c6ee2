/** Sends the bytes of an archive to the address that `tours.imports.create` answered. What goes wrong without words of the server's has none. */
export function sendArchive(
  file: File,
  url: string,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<void> {
  // The address is the client's answer and takes bytes, as no procedure does; fetch would tell nothing of how far it is.
  // oxlint-disable-next-line no-restricted-globals
  const call = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    const fail = () => reject(readProblem(call.responseText));
    call.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    call.addEventListener('load', () => (call.status === 204 ? resolve() : fail()));
    call.addEventListener('error', fail);
    call.addEventListener('abort', fail);
    signal.addEventListener('abort', () => call.abort());
    call.open('PUT', url);
    call.setRequestHeader('content-type', 'application/zip');
    call.send(file);
  });
}

function readProblem(body: string): Error {
  try {
    const { detail, title, help } = JSON.parse(body) as Partial<Record<'detail' | 'title' | 'help', string>>;
    const words = help ?? detail ?? title;
    if (words) return new Error(words);
  } catch {
    // A proxy's answer, or none at all.
  }
  return new Error('');
}
