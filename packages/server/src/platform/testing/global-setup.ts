import type { TestProject } from 'vitest/node'
import type { DatabaseConnection } from '../postgres/index.ts'
import { startTestServer } from './test-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    connection: DatabaseConnection
  }
}

/** One real PostgreSQL for the whole run; `KLANTREGIE_TEST_DATABASE=external` takes another major version over TCP. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kind = process.env['KLANTREGIE_TEST_DATABASE'] === 'external' ? 'external' : 'embedded'
  const server = await startTestServer(kind)
  project.provide('connection', server.connection)
  return () => server.stop()
}
