import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The nonce is a place-holder: the server writes a fresh one into every answer of the page.
export default defineConfig({
  root: 'src/portal',
  base: '/',
  publicDir: false,
  html: { cspNonce: '__CSP_NONCE__' },
  plugins: [react()],
  build: {
    outDir: '../../build/portal',
    emptyOutDir: true,
    target: 'es2023',
    // No inlined assets: a strict policy allows no data: scripts or styles, and hashed files are cached for good.
    assetsInlineLimit: 0,
    // One style sheet: its rules mean the same whichever page was opened first.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // The largest is the reader of PDF, a worker that is loaded when one is dropped; what a first load may weigh, the bench holds.
    chunkSizeWarningLimit: 1_300,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 20 },
            {
              name: 'markdown',
              test: /node_modules[\\/](markdown-it|dompurify|linkify-it|mdurl|uc\.micro|entities)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: true } },
  },
})
