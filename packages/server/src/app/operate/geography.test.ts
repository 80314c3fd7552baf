import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../platform/config/config.ts'
import { geographyFile } from '../../platform/geography/geography-files.ts'
import { geographyInUse } from '../../platform/geography/geography-in-use.ts'
import { geographyCommand } from './geography.ts'

const folder = mkdtempSync(join(tmpdir(), 'klantregie-geography-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const config = readConfig({ KLANTREGIE_DATA: folder })
const shipped = readFileSync(resolve(import.meta.dirname, '../../../reference-data/ages.csv'), 'utf8')
const newer = join(folder, 'newer.csv')

let told: string[]
beforeEach(() => {
  told = []
})
const run = (...args: string[]) =>
  geographyCommand({ config, args, say: (line) => void told.push(line), ask: () => Promise.resolve('') })

test('a newer table is looked at, put in its place with its day, and taken away again', async () => {
  writeFileSync(newer, shipped.replace('1011,275', '1011,300'))
  expect(await run('ages', newer, '--as-of', '2026-01-01', '--check')).toBe(0)
  expect(told[0]).toMatch(/4053 .* 1 (gewijzigd|changed), 4052 /u)
  expect(readFileSync(geographyFile('ages.csv'), 'utf8')).toBe(shipped)

  expect(await run('ages', newer, '--as-of', '2026-01-01')).toBe(0)
  expect(readFileSync(geographyFile('ages.csv'), 'utf8')).toContain('1011,300')
  const ages = () => geographyInUse().find(({ key }) => key === 'ages')
  expect(ages()).toMatchObject({ datedOn: '2026-01-01', isReplaced: true })

  expect(await run('ages', '--shipped')).toBe(0)
  expect(readFileSync(geographyFile('ages.csv'), 'utf8')).toBe(shipped)
  expect(ages()).toMatchObject({ datedOn: null, isReplaced: false })
})

test('what is not that table is refused and changes nothing', async () => {
  writeFileSync(newer, 'postcode,inwoners\n1011,1\n')
  expect(await run('ages', newer, '--as-of', '2026-01-01')).toBe(1)
  expect(told[0]).toContain('other_columns')
  expect(readFileSync(geographyFile('ages.csv'), 'utf8')).toBe(shipped)
})

test.each([[['ages']], [['elsewhere', 'x', '--as-of', '2026-01-01']], [['ages', 'x', '--as-of', 'soon']]])(
  '%j is answered with how it should be typed',
  (args) => {
    expect(() => run(...args)).toThrow(/geography/u)
  },
)
