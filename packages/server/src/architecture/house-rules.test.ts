import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { resolve, basename } from 'node:path'
import { expect, inject, test } from 'vitest'
import { modules } from '../app/modules.ts'
import { describeSchema } from '../platform/db/describe-schema.ts'
import { generateTypes } from '../platform/db/generate-types.ts'
import { readMigrations } from '../platform/db/migrate.ts'
import { withCatalogue } from './catalogue.ts'

const server = resolve(import.meta.dirname, '../..')
const root = resolve(server, '../..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css|sql)$/.test(file) && existsSync(resolve(root, file)))

test('every module has a README and stands in the boundaries', () => {
  const folders = readdirSync(resolve(server, 'src/modules'))
  expect(modules.map((module) => module.name).sort()).toEqual([...folders].sort())
  expect(folders.filter((folder) => !existsSync(resolve(server, 'src/modules', folder, 'README.md')))).toEqual([])
})

test('no file is a drawer: utils, helpers, misc and the like have no home', () => {
  const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|shared|manager|types)(\.|\/)/.test(file))
  expect(drawers).toEqual([])
})

test('SQL of a module names the tables of that module only', () => {
  const foreign: string[] = []
  for (const file of files.filter((name) => name.includes('src/modules/') && name.endsWith('.queries.ts'))) {
    const own = /src\/modules\/([^/]+)\//.exec(file)?.[1] ?? ''
    const text = readFileSync(resolve(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    const named = [
      ...text.matchAll(
        /\b(?:from|join|into|update|using|table)\s+(governance|relations|identity|activity|admin)\.(\w+)/gi,
      ),
    ]
    for (const [, schema, table] of named) if (schema !== own) foreign.push(`${basename(file)}: ${schema}.${table}`)
  }
  expect(foreign).toEqual([])
})

/** "u" and its forms, where a sentence stands: as an alias in SQL or a name in code it has no verb or preposition beside it. */
const FORMAL = [
  /\b(?:[Uu]w|[Uu]zelf)\b/,
  /\b(?:hebt|kunt|bent|wilt|mag|moet|krijgt|ziet|vindt|kiest|meld|dat|die|wat|waar|voor|van|aan|met|over|bij|vragen|noemde|omdat) [uU]\b(?![.)])/,
  /\b[uU] (?:hebt|kunt|bent|wilt|mag|moet|krijgt|ziet|kijkt|werkt|staat|zit|vroeg|kreeg|gaf|bij|het|niet|wel|nu|al)\b/,
]

test('to whomever it speaks, the product says "je" in Dutch, and nowhere "u"', () => {
  const sources = files.filter(
    (file) => /^(packages|tools)\/.*\.(ts|tsx|mjs)$/.test(file) && !file.endsWith('.test.ts'),
  )
  const formal = sources.flatMap((file) =>
    readFileSync(resolve(root, file), 'utf8')
      .split('\n')
      .filter((line) => FORMAL.some((form) => form.test(line)))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(formal).toEqual([])
})

test('migrations are numbered without gaps or repeats, and the committed schema and types are what they make', async () => {
  const migrations = await readMigrations()
  expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(migrations.map((_, index) => index + 1))
  await withCatalogue(inject('connection'), async (pool) => {
    expect(readFileSync(resolve(server, 'schema.sql'), 'utf8')).toBe(await describeSchema(pool))
    expect(readFileSync(resolve(server, 'src/platform/db/database.generated.ts'), 'utf8')).toBe(
      await generateTypes(pool),
    )
  })
})
