import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { startTestServer } from '../../../packages/server/src/platform/testing/test-database.ts'
import { EVIDENCE } from './evidence.ts'

type Connection = Awaited<ReturnType<typeof startTestServer>>['connection']

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the one browser of this run listens. */
    browser: string
    database: Connection
  }
}

const root = resolve(import.meta.dirname, '../../..')

/** The background services of a browser would send requests of their own; a name outside this machine does not resolve. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

/** Once per run: the built web app, one PostgreSQL with a migrated template, and one browser. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(EVIDENCE, { recursive: true, force: true })
  await tool<{ buildWeb: () => Promise<void> }>('web-build').then(({ buildWeb }) => buildWeb())
  const { findChromium } = await tool<{ findChromium: () => Promise<string> }>('chromium')
  const executablePath = await findChromium()
  const [database, browser] = await Promise.all([
    startTestServer('embedded'),
    chromium.launchServer({ executablePath, args: FLAGS }),
  ])
  project.provide('database', database.connection)
  project.provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await database.stop()
  }
}

/** The tools of the launcher are plain JavaScript without types. */
async function tool<T>(name: string): Promise<T> {
  return (await import(pathToFileURL(join(root, 'tools', `${name}.mjs`)).href)) as T
}
