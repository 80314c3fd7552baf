// Finds a Chromium for the journeys in the browser, and installs one when the machine has none.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { capture, explain, progress, root } from './terminal.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC_APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium that really starts: CHROMIUM_PATH, one on the machine, one from Debian (when root), or the one
 * in the npm package. The last may set library paths in this process's environment, which the browser inherits.
 */
export async function findChromium() {
  const configured = process.env.CHROMIUM_PATH
  if (configured) return requireWorking(configured)
  return (await firstWorking(onThisMachine())) ?? (await fromDebian()) ?? (await fromNpm()) ?? refuse()
}

function onThisMachine() {
  const directories = (process.env.PATH ?? '').split(delimiter)
  const named = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)))
  return [...named, ...(process.platform === 'darwin' ? MAC_APPLICATIONS : [])].filter((path) => existsSync(path))
}

async function firstWorking(paths) {
  for (const path of paths) if (await works(path)) return path
  return undefined
}

/** A package manager's stub (as on Ubuntu) exists but does not start. */
async function works(path) {
  try {
    return (await capture(path, ['--version'])).code === 0
  } catch {
    // Not executable is one more way of not working.
    return false
  }
}

async function requireWorking(path) {
  if (await works(path)) return path
  throw explain(`CHROMIUM_PATH (${path}) start niet.`, `CHROMIUM_PATH (${path}) does not start.`)
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  progress('Chromium installeren met apt-get (eenmalig) …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await capture('apt-get', ['update', '-qq'], { env })
  await capture('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  return firstWorking(onThisMachine())
}

async function fromNpm() {
  const entry = packageEntry()
  if (!entry || process.platform !== 'linux' || process.arch !== 'x64') return undefined
  progress('Chromium uitpakken uit @sparticuz/chromium …')
  const { default: chromium, inflate, setupLambdaEnvironment } = await import(pathToFileURL(entry).href)
  const path = await chromium.executablePath()
  if (await works(path)) return path
  // A bare container lacks the libraries; the package brings those too, meant for another bare environment.
  const libraries = await inflate(join(dirname(entry), '../bin/al2023.tar.br'))
  setupLambdaEnvironment(join(libraries, 'lib'))
  return (await works(path)) ? path : undefined
}

function packageEntry() {
  for (const from of ['e2e/package.json', 'package.json']) {
    try {
      return createRequire(join(root, from)).resolve('@sparticuz/chromium')
    } catch {
      // Not installed there; try the next place.
    }
  }
  return undefined
}

function refuse() {
  throw explain(
    'Er is geen Chromium gevonden voor de proeven in de browser. Installeer Chromium of Chrome, of zet CHROMIUM_PATH.',
    'No Chromium was found for the journeys in the browser. Install Chromium or Chrome, or set CHROMIUM_PATH.',
  )
}
