import { request, type IncomingHttpHeaders } from 'node:http';

interface Sent {
  method?: string;
  headers?: Record<string, string>;
}

export interface HostAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** As a browser that was led here by the DNS of that name: fetch does not let anybody say a Host. */
export function getAtHost(url: string, host: string, { method = 'GET', headers = {} }: Sent = {}): Promise<HostAnswer> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers: { accept: 'text/html', ...headers, host } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body })).on('error', reject);
    });
    call.on('error', reject).end();
  });
}
