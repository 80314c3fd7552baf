import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

test.each([
  ['KLANTREGIE_PORT', '70000'],
  ['PORT', 'geheim'],
  ['KLANTREGIE_BASE_URL', 'geheim-adres'],
  ['KLANTREGIE_LOG_LEVEL', 'geheim'],
  ['KLANTREGIE_TRUST_PROXY', 'geheim'],
  ['KLANTREGIE_MAX_UPLOAD_BYTES', '-55555'],
  ['KLANTREGIE_METRICS_TOKEN', 'te-geheim'],
  ['KLANTREGIE_ROLES', 'web,geheim'],
  ['KLANTREGIE_OWN_NETWORK', 'koha.lan, 10.0.0.0/2'],
])('a wrong %s is named, without what it was set to', (name, value) => {
  const reading = () => readConfig({ [name]: value })
  expect(reading).toThrow(name)
  expect(reading).not.toThrow(value)
})

test('every wrong setting is named at once', () => {
  expect(() => readConfig({ PORT: 'x', KLANTREGIE_LOG_LEVEL: 'y' })).toThrow(/PORT[^]*KLANTREGIE_LOG_LEVEL/)
})

test('without settings the product is reachable from this machine only, up to a gigabyte per upload', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    baseUrl: 'http://localhost:3000',
    roles: ['web', 'worker'],
    maxUploadBytes: 1024 ** 3,
    trustProxy: false,
    databaseUrl: undefined,
    ownNetwork: [],
  })
})

test('what connections may reach of the own network is named one by one', () => {
  expect(readConfig({ KLANTREGIE_OWN_NETWORK: 'koha.lan:8080, 10.20.0.0/16' }).ownNetwork).toEqual([
    { kind: 'host', host: 'koha.lan', port: 8080 },
    { kind: 'network', network: { bytes: [10, 20, 0, 0], length: 16 }, port: null },
  ])
})

test('an empty setting is no setting', () => {
  expect(readConfig({ KLANTREGIE_PORT: '', KLANTREGIE_BASE_URL: '' }).port).toBe(3000)
})

test('a secret can stand in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-config-'))
  try {
    writeFileSync(join(folder, 'url'), 'postgresql://app@db/klantregie\n')
    expect(readConfig({ DATABASE_URL_FILE: join(folder, 'url') }).databaseUrl).toBe('postgresql://app@db/klantregie')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('an address is taken without the slash at its end', () => {
  expect(readConfig({ KLANTREGIE_BASE_URL: 'https://relaties.example.org/' }).baseUrl).toBe(
    'https://relaties.example.org',
  )
})
