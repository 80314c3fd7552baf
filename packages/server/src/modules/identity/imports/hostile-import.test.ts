import { appendFileSync, closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { buildOds, buildXlsx, buildZip, sheetXml } from '../files/testing/zip-builder.ts'
import { act, check, contents, readIn, testData, upload } from '../testing/importing.ts'

const app = await testApp()
const choices = (sourceName: string) => ({
  typeKeys: ['borrower'],
  sourceName,
  targets: { nr: 'external_id', naam: 'full_name' } as const,
})
const uploadsOnDisk = () => readdirSync(join(app.dataDir, 'files', app.tenantId))

const ENTITIES = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
const sheet = (xml: string | Buffer) => buildXlsx({ sheets: [{ name: 'Blad1', xml }] })
const bomb = () => sheet(Buffer.concat([Buffer.from('<worksheet><sheetData>'), Buffer.alloc(80 * 1024 * 1024, ' ')]))
/** A hundred columns and so many rows, as .ods can say in a few bytes. */
const cells = (rows: number) =>
  buildOds(
    `<table:table><table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="100"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`,
  )

describe('a bad file ends its import with the reason; nothing is stored and the server answers meanwhile', () => {
  const cases: [what: string, name: string, content: () => string | Buffer, code: string][] = [
    ['a zip bomb', 'leden.xlsx', bomb, 'file.zip_bomb'],
    ['an entity bomb', 'leden.xlsx', () => sheet(`${ENTITIES}<worksheet>&c;</worksheet>`), 'file.entity_bomb'],
    [
      'an entity that fetches a file',
      'leden.ods',
      () => buildOds('', '<manifest/>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'file.entity_bomb',
    ],
    ['sixty million cells in two kilobytes', 'leden.ods', () => cells(600_000), 'file.too_many_cells|file.memory'],
    [
      'a thousand columns',
      'leden.csv',
      () => `${Array.from({ length: 1000 }, (_, at) => `k${at}`).join(';')}\n${'x;'.repeat(999)}x`,
      'file.too_many_columns',
    ],
    ['an empty file', 'leden.csv', () => '', 'file.empty'],
    ['only white space', 'leden.csv', () => ' \r\n\r\n', 'file.empty'],
    ['a pdf called csv', 'leden.csv', () => '%PDF-1.7\n1 0 obj', 'file.not_a_table'],
    [
      'a program called xlsx',
      'leden.xlsx',
      () => Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000', 'latin1'),
      'file.not_a_table',
    ],
    [
      'a photo in a zip called xlsx',
      'leden.xlsx',
      () => buildZip([{ name: 'foto.jpg', content: 'x' }]),
      'file.not_a_table',
    ],
    ['a workbook that breaks off', 'leden.xlsx', () => sheet(sheetXml('<row/>')).subarray(0, 400), 'file.corrupt'],
    [
      'a quotation mark that is never closed',
      'leden.csv',
      () => `nr;naam\n${'"1";"Jan"\n'.repeat(9)}1;"Piet\n${'2;Kees\n'.repeat(200_000)}`,
      'file.cell_too_long',
    ],
  ]
  test.each(cases)('%s', async (_, name, content, code) => {
    const [before, bytes] = [await contents(app), content()]
    const watch = watchServer()
    const refused = await upload(app, name, bytes)
    const { slowest, memory } = await watch.stop()
    expect(refused).toMatchObject({
      state: 'failed',
      problem: { code: expect.stringMatching(new RegExp(`^(${code})$`)) },
      file: null,
      proposal: null,
    })
    expect(slowest).toBeLessThan(1000)
    expect(memory).toBeLessThanOrEqual(MOST_MEGABYTES)
    expect(await contents(app)).toEqual(before)
    expect((await app.as('relation_manager')('DELETE', `/imports/${refused.id}`)).statusCode).toBe(200)
    expect(uploadsOnDisk()).toEqual([])
  })
})

/** The limit of 512 MB, and what a process may grow between two looks at it. */
const MOST_MEGABYTES = 512 + 64

/** Asks the server over and over whether it is ready, and looks how large its readers get, until told to stop. */
function watchServer() {
  const ending = new AbortController()
  let slowest = 0
  let memory = 0
  const watching = (async () => {
    while (!ending.signal.aborted) {
      const asked = performance.now()
      const { statusCode } = await app.http.inject('/health/ready')
      if (statusCode !== 200) throw new Error('The server was not ready.')
      slowest = Math.max(slowest, performance.now() - asked)
      memory = Math.max(memory, ...readersMegabytes())
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return {
    stop: async () => {
      ending.abort()
      await watching
      return { slowest, memory }
    },
  }
}

/** Resident megabytes of each child of this process; elsewhere than on Linux nothing is known. */
function readersMegabytes(): number[] {
  if (process.platform !== 'linux') return []
  const children = readdirSync('/proc/self/task').flatMap((task) =>
    textOf(`/proc/self/task/${task}/children`).split(' '),
  )
  return children
    .filter(Boolean)
    .map((pid) => Number(/VmRSS:\s+(\d+)/.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0) / 1024)
}

/** A process may end between being seen and being looked at. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'latin1').trim()
  } catch {
    return ''
  }
}

describe('a strange file is read, and says what is strange', () => {
  test('ten million cells in two kilobytes stay within memory, and the server answers meanwhile', async () => {
    const watch = watchServer()
    const read = await upload(app, 'veel.ods', cells(100_000))
    const { slowest, memory } = await watch.stop()
    expect(read.state).toBe('ready')
    expect(read.file?.sheets[0]).toMatchObject({ columns: 100 })
    expect(slowest).toBeLessThan(1000)
    expect(memory).toBeLessThanOrEqual(MOST_MEGABYTES)
  }, 120_000)

  test('a csv called xlsx is read as what it is', async () => {
    const read = await upload(app, 'leden.xlsx', 'nr;naam\n1;Jan de Boer')
    expect(read).toMatchObject({ state: 'ready', file: { format: 'text' } })
    expect(read.file?.notes).toContain('note.other_format_than_name')
  })

  test('two columns of one name are two columns', async () => {
    const read = await upload(app, 'dubbel.csv', 'nr;naam;naam\n1;Jan;Pieters')
    const headers = read.file?.sheets[0]?.headers ?? []
    expect(headers).toHaveLength(3)
    expect(new Set(headers).size).toBe(3)
  })

  test('a header without rows imports nothing and says so', async () => {
    const done = await readIn(app, 'kop.csv', 'nr;naam;e-mail\n', choices('Alleen kop'))
    expect(done).toMatchObject({ state: 'done', counts: { rows: 0, new: 0, rejected: 0, gone: 0 } })
  })

  test('formulas come in as their values, and never leave as formulas', async () => {
    const done = await readIn(
      app,
      'formules.csv',
      'nr;naam\n1;=HYPERLINK("http://kwaad.example","Jan")\n1;=2+5\n',
      choices('Formules'),
    )
    expect(done.counts).toMatchObject({ rows: 2, rejected: 1 })
    const errors = (await app.as('relation_manager')('GET', `/imports/${done.id}/errors`)).body
    expect(errors).toContain("'=2+5")
    expect(errors).not.toMatch(/(^|[;\n"])=/m)
    const workbook = await upload(app, 'formules.xlsx', testData('rommelig/formules.xlsx'))
    expect(JSON.stringify(workbook.file?.sheets[0]?.sample)).not.toMatch(/"=[A-Z]/)
    await act(app, done.id, 'undo')
  })

  test('NUL bytes are left out, very long cells are kept, and both are found again', async () => {
    const long = 'Zeer lange naam '.repeat(630)
    const done = await readIn(
      app,
      'nul.csv',
      `nr;naam;opmerking\n1;Jan\u0000 Nulman;x\n2;Piet Langman;${long}\n`,
      choices('Vreemd'),
    )
    expect(done.counts).toMatchObject({ rows: 2, rejected: 0 })
    const found = (await app.as('reader')('GET', '/relations/search?q=nulman')).json().items
    expect(found[0].name).toBe('Jan Nulman')
    const [record] = await app.query(
      `select payload->>'opmerking' as text from identity.source_record where import_id = $1 and external_id = '2'`,
      [done.id],
    )
    expect(record.text.length).toBeGreaterThan(10_000)
    await act(app, done.id, 'undo')
  })

  test('a name of ten thousand characters is stored or refused with a reason, and the account holds', async () => {
    const done = await readIn(app, 'lang.csv', `nr;naam\n1;${'Aa'.repeat(5000)}\n2;Jan Gewoon\n`, choices('Lang'))
    expect(done.state).toBe('done')
    expect(done.counts!.new + done.counts!.duplicate + done.counts!.rejected).toBe(2)
    await act(app, done.id, 'undo')
  })
})

describe('a file that is not the one that was looked at', () => {
  const fileOf = async (id: string) => {
    const [row] = await app.query('select file_id from identity.import where id = $1', [id])
    return join(app.dataDir, 'files', app.tenantId, row.file_id)
  }
  const LIST = 'nr;naam\n1;Jan de Boer\n2;Piet Smit\n'
  const changes: [what: string, change: (path: string) => void][] = [
    ['grew', (path) => appendFileSync(path, '3;Kees Later\n')],
    [
      'has other contents of the same length',
      (path) => {
        const file = openSync(path, 'r+')
        writeSync(file, 'Jaap', LIST.indexOf('Piet'))
        closeSync(file)
      },
    ],
  ]
  test.each(changes)('ends the import when it %s, before the dry run or after', async (_, change) => {
    const before = await contents(app)
    const uploaded = await upload(app, 'lijst.csv', LIST)
    change(await fileOf(uploaded.id))
    expect(await check(app, uploaded, choices('Veranderd'))).toMatchObject({
      state: 'failed',
      problem: { code: 'file.changed' },
    })
    const checked = await check(app, await upload(app, 'lijst.csv', LIST), choices('Ook veranderd'))
    change(await fileOf(checked.id))
    expect(await act(app, checked.id, 'run')).toMatchObject({ state: 'failed', problem: { code: 'file.changed' } })
    expect(await contents(app)).toEqual(before)
  })
})
