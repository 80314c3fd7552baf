// `npm test`: the checks, the suite, and the journeys in the browser. Its last line is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks } from './check.mjs'
import { findChromium } from './chromium.mjs'
import { Explained, progress, root, run } from './terminal.mjs'
import { buildWeb } from './web-build.mjs'

const JOURNEYS = 'e2e/vitest.config.ts'
const INTERRUPTED = new Set([129, 130, 143])

/**
 * @param {string[]} options passed to vitest; with options (a path, a name) only the suite runs
 * @returns {Promise<number>} the exit code: 0 when something ran and nothing failed
 */
export async function runTests(options) {
  const results = options.length > 0 ? [await vitest('suite', options)] : await everything()
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

async function everything() {
  const hasJourneys = existsSync(join(root, JOURNEYS))
  const browser = hasJourneys ? await step('browser', provideBrowser) : NOTHING
  const web = await step('web build', buildWeb)
  const results = [browser, web, await runChecks(), await vitest('suite', []), await onOtherDatabase()]
  if (hasJourneys) results.push(await vitest('journeys', ['--config', JOURNEYS]))
  return results
}

/** What stands closest to the database: the schema as a whole, the fence, and the modules with the most SQL of their own. */
const CLOSE_TO_DATABASE = [
  'packages/server/src/architecture/',
  'packages/server/src/platform/db/',
  'packages/server/src/modules/identity/imports/import.test.ts',
  'packages/server/src/modules/relations/list/',
  'packages/server/src/modules/relations/search/',
  'packages/server/src/modules/relations/projection/',
]
/** One test that reads thousands of rows takes as long as all others together, and tries no SQL that they do not. */
const NOT_THE_LONGEST = ['--testNamePattern', '^(?!the DUO list)']

/** Once more on another major version of PostgreSQL, over the network with a password, as with a database of one's own. */
function onOtherDatabase() {
  // The second version is packaged for development on this platform only.
  if (process.platform !== 'linux' || process.arch !== 'x64') return NOTHING
  const env = { ...process.env, KLANTREGIE_TEST_DATABASE: 'external' }
  return vitest('suite on PostgreSQL 17 over TCP', [...CLOSE_TO_DATABASE, ...NOT_THE_LONGEST], env)
}

const NOTHING = { passed: 0, failed: 0 }

async function provideBrowser() {
  process.env.CHROMIUM_PATH = await findChromium()
  progress(`Chromium: ${process.env.CHROMIUM_PATH}`)
}

/** A preparation counts as one test: when it fails the run has failed, and the rest still shows what it can. */
async function step(name, work) {
  try {
    await work()
    return { passed: 1, failed: 0 }
  } catch (error) {
    console.error(`✗ ${name}\n${error instanceof Explained ? error.message : error.stack}`)
    return { passed: 0, failed: 1 }
  }
}

async function vitest(name, options, env = process.env) {
  console.log(`\n— ${name}`)
  const directory = mkdtempSync(join(tmpdir(), 'klantregie-results-'))
  const report = join(directory, 'results.json')
  try {
    const program = join(root, 'node_modules/vitest/vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await run(process.execPath, [program, 'run', ...reporters, ...options], { cwd: root, env })
    if (INTERRUPTED.has(code)) process.exit(code)
    return countResults(code, existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/**
 * Vitest's counts leave out a file that could not be loaded and an error outside any test; each is one failure, or
 * "0 failed" would stand below a red run.
 */
export function countResults(code, report) {
  if (!report) return { passed: 0, failed: 1 }
  const isBroken = (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')
  const failed = report.numFailedTests + report.testResults.filter(isBroken).length
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
}
