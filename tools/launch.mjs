// The one entrance of the npm scripts. It runs on whatever Node somebody has (20 or newer), uses nothing that must be
// installed first, makes sure that the right Node and the dependencies are there, and then starts the real program.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { check } from './check.mjs'
import { installRoot } from './install.mjs'
import { needsNewerNode, runAgainWithNewerNode } from './node24.mjs'
import { runTests } from './run-tests.mjs'
import { explain, fail, root, run } from './terminal.mjs'
import { buildWeb } from './web-build.mjs'

const server = join(root, 'packages/server')
const serverProgram = join(server, 'bin/klantregie.ts')
const clientProgram = join(root, 'packages/cli/src/main.ts')

/** Commands that operate this installation itself; all others speak to a server over its API. */
const OPERATING_COMMANDS = new Set(['serve', 'migrate', 'demo', 'backup', 'restore', 'doctor', 'user', 'link'])

const tasks = {
  start: async (options) => {
    await buildWeb()
    return node(serverProgram, ['serve', ...options])
  },
  cli: (options) => node(OPERATING_COMMANDS.has(options[0] ?? '') ? serverProgram : clientProgram, options),
  check: () => check(),
  test: (options) => runTests(options),
  bench: (options) => node(join(server, 'bench/main.ts'), options),
  prove: (options) => node(join(server, 'prove/main.ts'), options),
}

async function main([name = '', ...rest]) {
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined
  if (!task) {
    const names = Object.keys(tasks).join(', ')
    throw explain(`Onbekende taak "${name}". Kies uit: ${names}.`, `Unknown task "${name}". Choose from: ${names}.`)
  }
  if (needsNewerNode()) return runAgainWithNewerNode([name, ...rest])
  await installRoot()
  // `npm start -- --demo` loses its `--` to npm; `node tools/launch.mjs start -- --demo` does not.
  return task(rest[0] === '--' ? rest.slice(1) : rest)
}

/** @returns {Promise<number>} the exit code */
function node(program, options) {
  if (!existsSync(program)) {
    const name = relative(root, program)
    throw explain(
      `${name} ontbreekt; is dit een volledige kopie van Klantregie?`,
      `${name} is missing; is this a complete copy of Klantregie?`,
    )
  }
  return run(process.execPath, [program, ...options])
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
}, fail)
