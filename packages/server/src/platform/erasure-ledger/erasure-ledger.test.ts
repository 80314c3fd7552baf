import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openErasureLedger, type LedgerLine } from './erasure-ledger.ts'

let dataDir: string
beforeEach(() => void (dataDir = mkdtempSync(join(tmpdir(), 'klantregie-ledger-'))))
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const tenantId = randomUUID()
const line = (): LedgerLine => ({
  version: 1,
  tenantId,
  erasureId: randomUUID(),
  erasedAt: '2026-03-02T09:00:00.000Z',
  cells: ['a'],
  keys: ['b'],
})

test('a line is kept once, readable by nobody else', () => {
  const ledger = openErasureLedger(dataDir)
  expect(ledger.read()).toEqual([])
  const one = line()
  ledger.append(one)
  ledger.append(one)
  expect(openErasureLedger(dataDir).read()).toEqual([one])
  ledger.hash(tenantId, 'x')
  for (const path of [ledger.path, join(dirname(ledger.path), 'key')]) expect(statSync(path).mode & 0o077).toBe(0)
})

test('a line that a crash cut off swallows neither the line before nor the next', () => {
  const ledger = openErasureLedger(dataDir)
  const [one, two, three] = [line(), line(), line()]
  ledger.append(one)
  ledger.append(two)
  truncateSync(ledger.path, statSync(ledger.path).size - 20)
  ledger.append(three)
  expect(ledger.read()).toEqual([one, three])
  appendFileSync(ledger.path, '{"no":"line"}\n')
  expect(ledger.read()).toHaveLength(2)
})

test('hashes stay the same over starts, and differ per organisation and installation', () => {
  const hash = openErasureLedger(dataDir).hash(tenantId, 'anke')
  expect(openErasureLedger(dataDir).hash(tenantId, 'anke')).toBe(hash)
  expect(openErasureLedger(dataDir).hash(randomUUID(), 'anke')).not.toBe(hash)
  const elsewhere = mkdtempSync(join(tmpdir(), 'klantregie-ledger-'))
  expect(openErasureLedger(elsewhere).hash(tenantId, 'anke')).not.toBe(hash)
  rmSync(elsewhere, { recursive: true })
})

test('a key that is damaged is said, not replaced: with another one nobody would be recognised', () => {
  const ledger = openErasureLedger(dataDir)
  ledger.hash(tenantId, 'x')
  writeFileSync(join(dirname(ledger.path), 'key'), 'kort')
  expect(() => openErasureLedger(dataDir).hash(tenantId, 'x')).toThrow('is damaged')
})

test('a line costs the same however long the ledger is, and one that was repeated much later counts once', () => {
  const ledger = openErasureLedger(dataDir)
  const first = line()
  ledger.append(first)
  const others = Array.from({ length: 2000 }, line)
  appendFileSync(ledger.path, others.map((other) => `${JSON.stringify(other)}\n`).join(''))
  ledger.append(first)
  expect(ledger.read()).toEqual([first, ...others])
})

test('keys of long ago go, who has to go again stays', () => {
  const ledger = openErasureLedger(dataDir)
  const old = { ...line(), erasedAt: '2019-03-02T09:00:00.000Z' }
  const [recent, elsewhere] = [line(), { ...old, erasureId: randomUUID(), tenantId: randomUUID() }]
  for (const one of [old, recent, elsewhere]) ledger.append(one)
  const before = new Date('2021-01-01T00:00:00Z')
  expect(ledger.forgetKeys(tenantId, before)).toBe(1)
  expect(ledger.forgetKeys(tenantId, before)).toBe(0)
  expect(ledger.read()).toEqual([{ ...old, keys: [] }, recent, elsewhere])
  expect(statSync(ledger.path).mode & 0o077).toBe(0)
})
