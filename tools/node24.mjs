// The product runs its TypeScript straight from source, which needs Node 24. A machine with an older Node gets one from
// the npm registry, as an ordinary locked package; nothing outside the project is changed.
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installLocked } from './install.mjs'
import { explain, progress, root, run } from './terminal.mjs'

const OLDEST_NODE = 24
const OLDEST_FOR_LAUNCHER = 20
const home = join(root, 'tools/node')
/** Set for the second run, so that a broken package cannot make us start ourselves for ever. */
const SECOND_RUN = 'KLANTREGIE_NODE_PROVIDED'

const ownMajor = () => Number(process.versions.node.split('.')[0])

export function needsNewerNode() {
  if (ownMajor() < OLDEST_FOR_LAUNCHER) {
    throw explain(
      `Node ${process.versions.node} is te oud. Installeer Node 20 of nieuwer (24 heeft de voorkeur).`,
      `Node ${process.versions.node} is too old. Install Node 20 or newer (24 is preferred).`,
    )
  }
  return ownMajor() < OLDEST_NODE
}

/** @returns {Promise<number>} the exit code of the second run */
export async function runAgainWithNewerNode(options) {
  if (process.env[SECOND_RUN]) throw unsupported()
  const newer = await newerNode()
  const launcher = fileURLToPath(new URL('launch.mjs', import.meta.url))
  const path = [dirname(newer), process.env.PATH ?? ''].join(delimiter)
  return run(newer, [launcher, ...options], { env: { ...process.env, PATH: path, [SECOND_RUN]: '1' } })
}

async function newerNode() {
  const description = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const platform = `${process.platform}-${process.arch}`
  const name = Object.keys(description.optionalDependencies).find((each) => each.endsWith(platform))
  if (!name) throw unsupported()
  const program = join(home, 'node_modules', name, 'bin/node')
  await installLocked(home, {
    doing: `Node ${description.optionalDependencies[name]} ophalen (eenmalig; dit systeem heeft Node ${process.versions.node})`,
    isComplete: () => existsSync(program),
  })
  if (!existsSync(program)) throw unsupported()
  progress(`Node ${description.optionalDependencies[name]} uit tools/node`)
  return program
}

function unsupported() {
  const platform = `${process.platform}-${process.arch}`
  return explain(
    `Klantregie heeft Node 24 nodig en kan die voor ${platform} niet zelf ophalen. Installeer Node 24 en probeer opnieuw.`,
    `Klantregie needs Node 24 and cannot fetch it for ${platform} by itself. Install Node 24 and try again.`,
  )
}
