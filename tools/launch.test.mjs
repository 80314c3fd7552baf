import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { alone } from './alone.mjs'
import { findChromium } from './chromium.mjs'
import { countResults } from './run-tests.mjs'
import { capture, root, run } from './terminal.mjs'

afterEach(() => {
  vi.unstubAllEnvs()
})

const launcher = join(root, 'tools/launch.mjs')

/** A program in a process of its own that takes the named turn, says so, and keeps it. */
async function holder(name) {
  const module = JSON.stringify(new URL('alone.mjs', import.meta.url).href)
  const work = `() => new Promise(() => { console.log('mine'); setInterval(() => {}, 1000) })`
  const program = `const { alone } = await import(${module}); await alone(${JSON.stringify(name)}, ${work})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

test('two launches never do the same work at the same time', async () => {
  const name = `turn ${process.pid}`
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
  }
  await Promise.all([alone(name, work), alone(name, work), alone(name, work)])
  expect(most).toBe(1)
})

test('a launch that is killed in its turn does not block the next one', async () => {
  const name = `killed ${process.pid}`
  const killed = await holder(name)
  const turn = alone(name, () => Promise.resolve('done'))
  killed.kill('SIGKILL')
  expect(await turn).toBe('done')
})

test('work that fails gives its turn back', async () => {
  const name = `failing ${process.pid}`
  await expect(alone(name, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await alone(name, () => Promise.resolve('done'))).toBe('done')
})

const file = (status, ...tests) => ({ status, assertionResults: tests.map((each) => ({ status: each })) })

test.each([
  {
    about: 'everything passed',
    code: 0,
    report: { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] },
    expected: { passed: 3, failed: 0 },
  },
  {
    about: 'a test failed',
    code: 1,
    report: { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'failed', 'passed')] },
    expected: { passed: 2, failed: 1 },
  },
  {
    about: 'a file could not be loaded',
    code: 1,
    report: { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed'), file('failed')] },
    expected: { passed: 2, failed: 1 },
  },
  {
    about: 'an error outside any test',
    code: 1,
    report: { numPassedTests: 2, numFailedTests: 0, testResults: [file('passed', 'passed')] },
    expected: { passed: 2, failed: 1 },
  },
  { about: 'no report at all', code: 1, report: undefined, expected: { passed: 0, failed: 1 } },
])('the count is honest when there is $about', ({ code, report, expected }) => {
  expect(countResults(code, report)).toEqual(expected)
})

test('an unknown task is answered in Dutch and English, with the tasks there are', async () => {
  const { code, output } = await capture(process.execPath, [launcher, 'dans'])
  expect(code).toBe(1)
  expect(output).toContain('Onbekende taak "dans". Kies uit: start, cli, check, test, bench, prove.')
  expect(output).toContain('Unknown task "dans".')
  expect(output).not.toContain('at main')
})

test('the exit code of a program is passed on, also when a signal ended it', async () => {
  expect(await run(process.execPath, ['-e', 'process.exit(7)'])).toBe(7)
  expect(await run(process.execPath, ['-e', "process.kill(process.pid, 'SIGTERM')"])).toBe(143)
})

test('a browser that was configured but does not start is refused rather than replaced', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/bin/false')
  await expect(findChromium()).rejects.toThrow(/CHROMIUM_PATH/)
})

test('a browser on the machine is used, and a stub that does not start is passed over', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'klantregie-browser-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  const program = (name, code) => {
    writeFileSync(join(directory, name), `#!/bin/sh\nexit ${code}\n`)
    chmodSync(join(directory, name), 0o755)
    return join(directory, name)
  }
  program('chromium', 1)
  const working = program('google-chrome', 0)
  vi.stubEnv('CHROMIUM_PATH', '')
  vi.stubEnv('PATH', directory)
  expect(await findChromium()).toBe(working)
})
