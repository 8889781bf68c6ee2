import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` serves; `vite` passes everything but the studio's own files on to it. */
const SERVER = 'http://localhost:4000';

export default defineConfig({
  base: '/studio/',
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        chunkFileNames: ({ name }: { name: string }) => `assets/${name.split('~')[0]}-[hash].js`,
        codeSplitting: {
          // A file for each module that two rooms share would be sixty requests before the editor is there.
          groups: [
            { name: 'start', tags: ['$initial'], test: (id: string) => !/index\.html|main\.tsx/.test(id), priority: 1 },
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 500 },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(['/trpc', '/assets', '/media', '/tiles', '/uploads', '/sign-in'].map((path) => [path, SERVER])) },
});
