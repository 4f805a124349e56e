// The page is built into hashed files, every route in a file of its own; the manifest tells what the first load takes.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Browsers that know `light-dark()`: Lightning CSS would otherwise rewrite it into variables that stay unset. */
const BROWSERS = ['chrome125', 'edge125', 'firefox125', 'safari17.5'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
});
