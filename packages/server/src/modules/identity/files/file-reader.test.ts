import { appendFile, truncate, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { superviseChild } from './child-supervision.ts'
import { defaultFileLimits } from './file-limits.rules.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { inspectFile, readRows } from './file-reader.ts'
import type { FileRow } from './file-table.ts'
import { inspect, readTable, realFile, withFile } from './testing/file-reading.ts'
import { buildXlsx, sheetXml } from './testing/zip-builder.ts'

/** The code and figures with which a reader in its own process refuses a file. */
async function refusal(content: string | Buffer, name: string, limits: Partial<FileLimits>): Promise<unknown> {
  return withFile(content, name, (path) =>
    inspectFile({ path, fileName: name, limits: { ...defaultFileLimits, ...limits } }).catch((error: unknown) => error),
  )
}

describe('the reader in its own process', () => {
  test('gives the same rows as reading here', async () => {
    const path = realFile('duo/03-alle-vestigingen-bo.csv')
    const inspection = await inspectFile({ path, fileName: 'duo.csv' })
    const rows: FileRow[] = []
    for await (const batch of readRows({ path, choice: inspection.sheets[0]!.choice })) rows.push(...batch)
    expect(rows).toEqual((await readTable(path)).rows)
  })

  test('a file that changed since its inspection is refused', async () => {
    await withFile('a;b\n1;2\n', 'a.csv', async (path) => {
      const { choice } = (await inspect(path)).sheets[0]!
      await appendFile(path, '3;4\n')
      await expect(readRows({ path, choice }).next()).rejects.toMatchObject({ code: 'file.changed' })
      await truncate(path, 0)
      await expect(readRows({ path, choice }).next()).rejects.toMatchObject({ code: 'file.empty' })
    })
  })

  test('a file that changes while it is read is refused', async () => {
    await withFile(`a;b\n${'1;2\n'.repeat(300_000)}`, 'a.csv', async (path) => {
      const { choice } = (await inspect(path)).sheets[0]!
      const reading = readRows({ path, choice })
      await reading.next()
      await writeFile(path, `a;b\n${'3;4\n'.repeat(300_000)}`)
      const rest = (async () => {
        while ((await reading.next()).done !== true);
      })()
      await expect(rest).rejects.toMatchObject({ code: 'file.changed' })
    })
  })

  test('is ended when it takes too long, when it is aborted and when nobody listens', async () => {
    const path = realFile('duo/03-alle-vestigingen-bo.csv')
    const limits = { ...defaultFileLimits, timeoutMilliseconds: 1 }
    await expect(inspectFile({ path, fileName: 'a', limits })).rejects.toMatchObject({ code: 'file.timeout' })
    await expect(inspectFile({ path, fileName: 'a', signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow(
      'stop',
    )
    const controller = new AbortController()
    const { choice } = (await inspect(path)).sheets[0]!
    const reading = readRows({ path, choice, signal: controller.signal })
    await reading.next()
    controller.abort(new Error('stop'))
    await expect(reading.next()).rejects.toThrow('stop')
    const other = readRows({ path, choice })
    await other.next()
    await other.return()
  })

  test('memory it may not have ends it, not the server', async () => {
    const texts = `<sst>${'<si><t>abcdefghijklmnopqrstuvwxyz0123456789</t></si>'.repeat(400_000)}</sst>`
    const book = buildXlsx({ sheets: [{ name: 'a', xml: sheetXml('<row><c t="s"><v>0</v></c></row>') }], texts })
    expect(await refusal(book, 'a.xlsx', { maxMemoryMegabytes: 64, ratioAppliesFromBytes: 1e9 })).toMatchObject({
      code: 'file.memory',
    })
  })

  test('may not write or start programs, and what it prints stays with it', async () => {
    const program = fileURLToPath(new URL('./testing/misbehaving.child.ts', import.meta.url))
    const frames = []
    for await (const { frame } of superviseChild(program, {}, { limits: defaultFileLimits })) frames.push(frame)
    expect(frames).toEqual([['ERR_ACCESS_DENIED', 'ERR_ACCESS_DENIED', 'no environment']])
  })

  test('a program that dies without a word is reported as such', async () => {
    const program = fileURLToPath(new URL('./testing/no-such.child.ts', import.meta.url))
    await expect(superviseChild(program, {}, { limits: defaultFileLimits }).next()).rejects.toMatchObject({
      code: 'file.reader_failed',
    })
  })

  test('the refusal crosses the process with its figures', async () => {
    expect(await refusal('a;b\n'.repeat(100), 'x.csv', { maxBytes: 100 })).toMatchObject({
      code: 'file.too_large',
      params: { bytes: 400, limit: 100 },
    })
  })
})
