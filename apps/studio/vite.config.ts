import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves; `vite` passes everything but the studio's own files on to it. */
const SERVER = 'http://localhost:4000';

export default defineConfig({
  base: '/studio/',
  plugins: [react(), tailwindcss()],
  build: { target: 'es2022', sourcemap: true, manifest: true, reportCompressedSize: false },
  server: { proxy: Object.fromEntries(['/trpc', '/assets', '/media', '/tiles', '/uploads', '/sign-in'].map((path) => [path, SERVER])) },
});
