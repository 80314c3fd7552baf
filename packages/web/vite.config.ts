import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

/**
 * React Aria carries its own words in more than thirty languages. We speak two of them; the others would be a third of
 * what a visitor downloads first.
 */
function onlyOurLanguages(): Plugin {
  const foreign = /[\\/]intl[\\/].*[\\/](?!nl-NL|en-US)[a-z]{2}-[A-Z]{2}\.m?js$/
  return {
    name: 'only-our-languages',
    enforce: 'pre',
    load: (id) =>
      foreign.test(id)
        ? { code: 'export default {}; export const x = {}; export const $ = {}', moduleType: 'js' }
        : null,
  }
}

/**
 * The order of the layers counts from the first file that names one, and a lazily loaded screen may bring its styles
 * before the tokens. So every stylesheet starts with the order.
 */
function layersFirst(): Plugin {
  const order = '@layer reset,base,ui,app;'
  return {
    name: 'layers-first',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = order + String(file.source)
      }
    },
  }
}

/**
 * Zod tries once whether it may compile schemas with `new Function`. Our content security policy does not allow that,
 * and every visit would report a violation. It must know before the first schema is made, in whichever file that is.
 */
function zodWithoutEval(): Plugin {
  const core = /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/
  return {
    name: 'zod-without-eval',
    transform: (code, id) => (core.test(id) ? `${code}\nglobalConfig.jitless = true\n` : null),
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), onlyOurLanguages(), zodWithoutEval(), layersFirst()],
  server: { port: 5173, proxy: { '/api': { target: 'http://localhost:3000' } } },
  build: {
    outDir: 'dist',
    target: 'es2023',
    sourcemap: true,
    // Everything is a file of its own: the content security policy allows no inline script, style or data font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
})
