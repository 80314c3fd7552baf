import { existsSync } from 'node:fs'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startExternalTestPostgres, startTestPostgres } from './index.ts'
import type { TestPostgres } from './index.ts'

async function versionSeenBy(url: string): Promise<string> {
  const client = new Client(url)
  await client.connect()
  const reply = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`)
  await client.end()
  return reply.rows[0]?.version ?? ''
}

async function begun(start: () => Promise<TestPostgres>): Promise<TestPostgres> {
  const server = await start()
  onTestFinished(() => server.stop())
  return server
}

test('a test run has a server of its own, and its owner may clone databases', async () => {
  const server = await begun(startTestPostgres)
  expect(await versionSeenBy(server.appUrl)).toMatch(/^18\./)
  const owner = new Client(server.ownerUrl)
  await owner.connect()
  await owner.query('CREATE DATABASE clone TEMPLATE template0')
  await owner.end()
  await server.stop()
  expect(existsSync(server.connection.host)).toBe(false)
})

test('the suite can run against another major version, over the network with a password', async () => {
  const server = await begun(startExternalTestPostgres)
  expect(server.connection.host).toBe('127.0.0.1')
  expect(await versionSeenBy(server.ownerUrl)).toMatch(/^17\./)
  const wrong = server.appUrl.replace(/:[^:@]+@/, ':verkeerd@')
  await expect(versionSeenBy(wrong)).rejects.toThrow(/password/)
})
