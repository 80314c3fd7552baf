// Builds the web app when something it is made of changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { alone } from './alone.mjs'
import { capture, explain, progress, root } from './terminal.mjs'

const web = join(root, 'packages/web')
const built = join(web, 'dist')
const stamp = join(built, '.built-from')
const SOURCES = ['packages/web', 'packages/contract', 'package-lock.json']
const NOT_SOURCES = new Set(['node_modules', 'dist'])
const TEST_FILE = /\.test\.tsx?$/

export async function buildWeb() {
  if (isUpToDate()) return
  await alone(`build ${web}`, async () => {
    const wanted = sourceHash()
    if (isUpToDate(wanted)) return
    progress('De webapp bouwen …')
    const started = performance.now()
    await build(wanted)
    progress(`De webapp bouwen: klaar in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  })
}

function isUpToDate(wanted = sourceHash()) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

/** Built beside the old result and then exchanged: a server that is running never serves half an app. */
async function build(wanted) {
  if (!existsSync(join(web, 'vite.config.ts'))) {
    throw explain(
      'packages/web/vite.config.ts ontbreekt; de webapp kan niet worden gebouwd.',
      'packages/web/vite.config.ts is missing; the web app cannot be built.',
    )
  }
  const draft = join(root, 'node_modules/.klantregie-web')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const options = [vite, 'build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: 'production' }
  const { code, output } = await capture(process.execPath, options, { cwd: web, env })
  if (code !== 0) {
    throw explain('De webapp kon niet worden gebouwd.', `The web app could not be built.\n\n${output.trim()}`)
  }
  writeFileSync(join(draft, '.built-from'), wanted)
  rmSync(built, { recursive: true, force: true })
  renameSync(draft, built)
}

function sourceHash() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source)).sort()) {
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
    }
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  const entries = path.endsWith('.json') ? undefined : readdirSync(path, { withFileTypes: true })
  if (!entries) return [path]
  return entries
    .filter((entry) => !NOT_SOURCES.has(entry.name) && !TEST_FILE.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]))
}
