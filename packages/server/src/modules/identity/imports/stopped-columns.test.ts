import { beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../platform/testing/test-app.ts'
import { check, optionsFor, readIn, show, testData, upload } from '../testing/importing.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

const post = (path: string, body: unknown) => app.as('relation_manager')('POST', path, body)
const LOANS = 'nr;naam;boektitel;aantal\n1;An de Boer;De avonden;3\n2;Piet Bakker;Max Havelaar;5\n'
/** The column of titles, taken in after all. */
const keepTitles = { boektitel: 'keep' } as const

describe('titles of loans', () => {
  test('are stopped: refused when chosen after all, and nowhere in the database when left out', async () => {
    const uploaded = await upload(app, 'uitleningen.csv', testData('koha/uitleningen.csv'))
    const titles = uploaded.proposal?.filter(({ isStopped }) => isStopped).map(({ header }) => header)
    expect(titles).toContain('title')
    const options = await optionsFor(app, uploaded, { targets: { title: 'keep', cardnumber: 'full_name' } })
    const refused = await post(`/imports/${uploaded.id}/check`, options)
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'identity.import_column_stopped'])
    await readIn(app, 'loans.csv', LOANS, { sourceName: 'Uitleningen' })
    const stored = await app.query(`select (select json_agg(s.*)::text from identity.source_record s) as records,
      (select json_agg(r.*)::text from relations.relation r) as relations, (select json_agg(i.*)::text from identity.import_row i) as rows`)
    expect(JSON.stringify(stored)).not.toMatch(/avonden|Havelaar/)
    expect(JSON.stringify(stored)).toContain('Boer')
  })

  test('another header row or a column under another name is no way round', async () => {
    const uploaded = await upload(app, 'omweg.csv', `x;x;x;x\n${LOANS}`)
    const options = await optionsFor(app, uploaded, {})
    const columns = ['nr', 'naam', 'iets', 'aantal'].map((header, column) => ({
      column,
      header,
      target: ({ 0: 'external_id', 1: 'full_name' } as const)[column] ?? ('keep' as const),
    }))
    const refused = await post(`/imports/${uploaded.id}/check`, { ...options, headerRow: 2, columns })
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'identity.import_column_stopped'])
  })

  test('an exception of the privacy officer lets them in, is told in the trail, and ends before a run that comes too late', async () => {
    const allowed = await app.as('privacy_officer')('POST', '/retention/loan-titles', {
      purpose: 'Leesclub voor leden',
      reason: 'De leden van de leesclub vroegen hier zelf schriftelijk om.',
      until: '2026-03-31',
    })
    expect(allowed.statusCode).toBe(200)
    const uploaded = await upload(app, 'leesclub.csv', LOANS)
    expect(uploaded.proposal?.some(({ isStopped }) => isStopped)).toBe(false)
    const checked = await check(app, uploaded, { sourceName: 'Leesclub', targets: keepTitles })
    expect(checked.state).toBe('checked')
    expect((await app.audit()).filter(({ action }) => action === 'import.checked').at(-1)?.details).toMatchObject({
      loanTitlesAllowed: true,
    })
    await app.as('privacy_officer')('DELETE', '/retention/loan-titles')
    const late = await post(`/imports/${checked.id}/run`, undefined)
    expect([late.statusCode, late.json().code]).toEqual([422, 'identity.import_column_stopped'])
  })

  test('nobody but who answers for privacy may allow them', async () => {
    const body = {
      purpose: 'Leesclub voor leden',
      reason: 'Omdat het handig is voor onze afdeling.',
      until: '2026-03-31',
    }
    for (const role of ['relation_manager', 'front_office', 'reader'] as const)
      expect((await app.as(role)('POST', '/retention/loan-titles', body)).statusCode).toBe(403)
  })
})

describe('a list of which the term has passed', () => {
  test('goes with everything that was shown of it; the account stays, and it cannot be read in any more', async () => {
    const done = await readIn(app, 'leden.csv', 'nr;naam\n1;Geheim de Vries\n', { sourceName: 'Leden' })
    const waiting = await upload(app, 'wacht.csv', 'nr;naam\n1;Stil de Boer\n')
    const officer = app.as('privacy_officer')
    const { items } = (await officer('GET', '/retention/rules')).json()
    app.clock.set('2026-03-02T10:00:00.000Z')
    await app.query(
      `update identity.import set created_at = created_at - interval '91 days', finished_at = finished_at - interval '91 days'
      where id = any($1::uuid[])`,
      [[done.id, waiting.id]],
    )
    for (const kind of ['upload', 'import_row']) {
      const rule = items.find((one: { kind: string }) => one.kind === kind)
      await officer('POST', `/retention/rules/${rule.id}/preview`)
      await app.runJobs()
      await officer('POST', `/retention/rules/${rule.id}/switch`, { isOn: true, version: rule.version })
      await officer('POST', `/retention/rules/${rule.id}/runs`)
      await app.runJobs()
    }
    const runs = (await officer('GET', '/retention/runs')).json().items
    expect(
      runs.map((run: { kind: string; removed: number; state: string }) => [run.kind, run.removed, run.state]),
    ).toEqual([
      ['import_row', 1, 'done'],
      ['upload', 2, 'done'],
    ])
    const after = await show(app, done.id)
    expect(after.counts).toMatchObject({ rows: 1, new: 1 })
    expect(JSON.stringify(after)).not.toContain('Geheim')
    const [file] = await app.query(
      'select f.removed_at, f.id from platform.file f join identity.import i on i.file_id = f.id where i.id = $1',
      [done.id],
    )
    expect(file.removed_at).not.toBeNull()
    expect(await app.started.app.files.exists(app.tenantId, file.id)).toBe(false)
    const again = await post(`/imports/${waiting.id}/check`, await optionsFor(app, waiting, {}))
    expect([again.statusCode, again.json().code]).toEqual([409, 'identity.import_file_removed'])
    // Undoing needs the records only, and still works.
    expect((await post(`/imports/${done.id}/undo`, undefined)).statusCode).toBe(200)
    await app.runJobs()
    expect((await show(app, done.id)).state).toBe('undone')
  })
})
