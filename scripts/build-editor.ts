/** Bundles the code editor for the browser. npm runs it after every install. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const path = (name: string) => fileURLToPath(new URL(`../public/${name}`, import.meta.url))

await build({
  entryPoints: [path('editor/editor.js')],
  outfile: path('vendor/editor.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  logLevel: 'warning',
})
