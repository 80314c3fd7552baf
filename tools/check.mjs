// Everything a machine can check without running the product. All steps run, so that one look shows all complaints.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { capture, root } from './terminal.mjs'

const STEPS = [
  { name: 'format', program: 'prettier', options: ['--check', '--log-level=warn', '.'] },
  // In two parts: of everything together the linter keeps more types in memory than it is allowed to have.
  { name: 'lint server', program: 'eslint', options: ['packages/server'] },
  { name: 'lint others', program: 'eslint', options: ['.', '--ignore-pattern', 'packages/server/**'] },
  { name: 'types', program: 'tsc', options: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'boundaries', program: 'depcruise', options: ['packages', '--config', '.dependency-cruiser.cjs'] },
  { name: 'unused', program: 'knip', options: [] },
]
/** The linter and the compiler each need about one processor and some gigabytes. */
const AT_ONCE = 2

/** @returns {Promise<number>} the exit code: 0 when every step passed */
export async function check() {
  const { failed } = await runChecks()
  return failed === 0 ? 0 : 1
}

/** @returns {Promise<{passed: number, failed: number}>} counted in steps */
export async function runChecks() {
  const waiting = [...STEPS]
  const results = new Map()
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.set(step, await runStep(step))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  console.log()
  for (const step of STEPS) console.log(`${results.get(step).passed ? '✓' : '✗'} check: ${step.name}`)
  const passed = STEPS.filter((step) => results.get(step).passed).length
  return { passed, failed: STEPS.length - passed }
}

async function runStep({ name, program, options }) {
  const path = join(root, 'node_modules/.bin', program)
  if (!existsSync(path)) return report(name, 1, `${program} is not installed`, 0)
  const started = performance.now()
  const { code, output } = await capture(path, options, { cwd: root })
  return report(name, code, output, performance.now() - started)
}

function report(name, code, output, milliseconds) {
  const seconds = (milliseconds / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trimEnd())
  return { passed: code === 0 }
}
