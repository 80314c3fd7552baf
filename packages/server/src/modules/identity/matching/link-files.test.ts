import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkFiles, type LinkReport } from './link-files.ts'
import { PERSONS_1200, qualityOf, readGroups, readHardNegatives, readTruth } from './testing/list-files.ts'

const today = '2026-01-01'
let directory: string
let report: LinkReport

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'link-'))
  const out = join(directory, 'clusters.csv')
  report = await linkFiles(PERSONS_1200, { today, out, suggest: join(directory, 'suggestions.csv') })
}, 120_000)
afterAll(() => rm(directory, { recursive: true }))

describe('five lists of one organisation', () => {
  it('every row is read, and answers are no list', () => {
    expect(report.sources.map(({ file }) => file)).toEqual([
      'bibliotheek-leden.csv',
      'educatie-contacten.csv',
      'nieuwsbrief.csv',
      'sponsoren-vrienden.csv',
      'ticketing.csv',
    ])
    expect(report.records).toBe(readTruth(PERSONS_1200).size)
  })

  it('what is merged is right, and most of what can be known is merged', () => {
    const quality = qualityOf(readGroups(join(directory, 'clusters.csv')), readTruth(PERSONS_1200))
    expect(quality.precision).toBeGreaterThan(0.99)
    expect(quality.recall).toBeGreaterThan(0.82)
    // Thirty in ten thousand is the most that may be.
    expect(quality.excessMerges / report.records).toBeLessThan(0.003)
  })

  it('fathers and sons, twins, children with a parent’s mailbox and successive contacts stay apart', () => {
    const groups = readGroups(join(directory, 'clusters.csv'))
    const groupsOf = new Map<string, Set<string>>()
    for (const [id, { entity }] of readTruth(PERSONS_1200)) {
      const known = groupsOf.get(entity) ?? new Set()
      groupsOf.set(entity, known.add(groups.get(id) ?? id))
    }
    const fused = readHardNegatives(PERSONS_1200).filter(({ a, b }) =>
      [...(groupsOf.get(a) ?? [])].some((group) => groupsOf.get(b)?.has(group)),
    )
    expect(fused.length).toBeLessThan(readHardNegatives(PERSONS_1200).length * 0.01)
  })

  it('a question tells the two records, the odds and the reasons, most valuable first', async () => {
    const [header, first = ''] = (await readFile(join(directory, 'suggestions.csv'), 'utf8')).split('\n')
    expect(header).toBe('record_a,record_b,score,reason')
    expect(first).toMatch(/^[A-Z]+-\d+(?:\/contact)?,[A-Z]+-\d+(?:\/contact)?,-?\d+\.\d\d,[a-z]+\.[a-z]+/i)
  })

  it('a mailbox that many different people have is reported', () => {
    expect(report.observations.map(({ code }) => code)).toContain('mailbox.crowded')
  })
})

describe('profiles', () => {
  it('a column that says nothing by itself is read as the profile says', async () => {
    const lists = await mkdtemp(join(tmpdir(), 'link-'))
    await writeFile(join(lists, 'list.csv'), 'a;b;c\n1;Jan Jansen;jan@jansen.nl\n2;Jan Jansen;jan@jansen.nl\n')
    const columns = [
      { header: 'a', target: 'external_id' },
      { header: 'b', target: 'full_name' },
      { header: 'c', target: 'email' },
    ]
    await writeFile(join(lists, 'mapping.json'), JSON.stringify({ 'list.csv': { kind: 'person', columns } }))
    const out = join(lists, 'out', '..', 'clusters.txt')
    await linkFiles(lists, { today, out, map: join(lists, 'mapping.json') })
    expect(readGroups(out)).toEqual(
      new Map([
        ['1', '1'],
        ['2', '1'],
      ]),
    )
    await rm(lists, { recursive: true })
  }, 60_000)

  it('a directory without lists is refused', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'link-'))
    await expect(linkFiles(empty, { today })).rejects.toMatchObject({ code: 'file.no_rows' })
    await rm(empty, { recursive: true })
  })
})
