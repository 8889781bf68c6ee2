/** Where people reach the server that is measured: every request names it. */
export const PUBLIC_HOST = 'bench.example';
