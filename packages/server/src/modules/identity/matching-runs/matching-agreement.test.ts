import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '../../../platform/testing/test-app.ts'
import { linkFiles } from '../matching/link-files.ts'
import { PERSONS_1200, readGroups } from '../matching/testing/list-files.ts'
import { readIn, testData } from '../testing/importing.ts'

const LISTS = ['bibliotheek-leden', 'educatie-contacten', 'nieuwsbrief', 'sponsoren-vrienden', 'ticketing']
/** Windows-1252, one byte a letter, so lines may be cut as such. */
const DUO = testData('duo/03-alle-vestigingen-bo.csv').toString('latin1').split('\n').slice(0, 400).join('\n')

/** Groups as a list of lists of record ids, whatever they are called. */
function grouped(pairs: Iterable<readonly [record: string, group: string]>): string[] {
  const groups = new Map<string, string[]>()
  for (const [record, group] of pairs) groups.set(group, [...(groups.get(group) ?? []), record])
  return [...groups.values()].map((records) => records.toSorted().join(' ')).toSorted()
}

test('five lists read into an organisation and matched there give the groups that the lists by themselves give', async () => {
  const app = await testApp()
  for (const name of LISTS) {
    const kind = name.startsWith('educatie') || name.startsWith('sponsoren') ? 'organisation' : 'person'
    const content = readFileSync(join(PERSONS_1200, `${name}.csv`))
    await readIn(app, `${name}.csv`, content, { sourceName: `${name}.csv`, kind, isComplete: false })
  }
  expect((await app.as('administrator')('POST', '/matching/runs')).statusCode).toBe(200)
  await app.runJobs()
  const stored = (await app.query(
    'select external_id, relation_id from identity.source_record where superseded_by is null',
  )) as { external_id: string; relation_id: string }[]

  const folder = mkdtempSync(join(tmpdir(), 'agreement-'))
  const out = join(folder, 'clusters.csv')
  await linkFiles(PERSONS_1200, { today: app.clock.now().toISOString().slice(0, 10), out })
  const linked = grouped(readGroups(out))
  rmSync(folder, { recursive: true })
  const kept = grouped(stored.map((row) => [row.external_id, row.relation_id] as const))
  // What is learned from is drawn in the order of the ids, which the database makes itself: at the very edge a pair may fall
  // the other way. Nothing else may differ.
  const differing = kept.filter((group) => !linked.includes(group)).length
  expect(kept.length).toBeGreaterThan(1000)
  expect(differing / kept.length).toBeLessThan(0.003)
}, 120_000)

test('schools, their locations and their boards share names and doors, and stay what they are', async () => {
  const app = await testApp()
  await readIn(app, 'duo.csv', Buffer.from(DUO, 'latin1'), {
    kind: 'organisation',
    typeKeys: ['school_location'],
    sourceName: 'DUO',
  })
  const count = async () => (await app.query('select count(*) from relations.relation where merged_into_id is null'))[0]
  const before = await count()
  await app.as('administrator')('POST', '/matching/runs')
  await app.runJobs()
  expect((await app.as('administrator')('GET', '/matching/runs')).json().items[0].state).toBe('done')
  const tied = await app.query('select count(*) from relations.link where from_id = to_id and valid_until is null')
  expect(Number(tied[0].count)).toBe(0)
  // A school that DUO lists at two addresses may rightly be asked about; nothing with a number of its own is merged.
  expect(await count()).toEqual(before)
}, 120_000)
