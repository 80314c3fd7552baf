import { describe, expect, test } from 'vitest'
import { readQuickTask } from './quick-add.view.ts'
import type { QuickOwner } from './quick-add.view.ts'

const owners: QuickOwner[] = [
  { kind: 'user', id: '1', name: 'Sanne de Boer' },
  { kind: 'user', id: '2', name: 'Jan Visser' },
  { kind: 'user', id: '3', name: 'Jan Jansen' },
  { kind: 'team', id: '4', name: 'Educatie' },
]
// 2 March 2026 is a Monday.
const read = (line: string) => readQuickTask(line, { today: '2026-03-02', owners })

describe('the day', () => {
  test.each([
    ['Bel vandaag', '2026-03-02'],
    ['Bel morgen', '2026-03-03'],
    ['Bel overmorgen', '2026-03-04'],
    ['Bel vrijdag', '2026-03-06'],
    ['Bel maandag', '2026-03-09'],
    ['Bel op wo', '2026-03-04'],
    ['Bel volgende week', '2026-03-09'],
    ['Bel over 3 dagen', '2026-03-05'],
    ['Bel over 2 weken', '2026-03-16'],
    ['Bel over 1 maand', '2026-04-02'],
    ['Bel 12 maart', '2026-03-12'],
    ['Bel 1 januari', '2027-01-01'],
    ['Bel 12-3', '2026-03-12'],
    ['Bel 12-3-2027', '2027-03-12'],
    ['Bel 2026-04-01', '2026-04-01'],
    ['Bel tomorrow', '2026-03-03'],
    ['Bel on friday', '2026-03-06'],
  ])('%s', (line, dueOn) => {
    expect(read(line)).toMatchObject({ title: 'Bel', dueOn })
  })
})

describe('the time', () => {
  test.each([
    ['Bel morgen 14:00', '14:00'],
    ['Bel morgen om 9 uur', '09:00'],
    ['Bel morgen 9u', '09:00'],
    ['Bel morgen om 9:30', '09:30'],
    ['Bel morgen at 16:15', '16:15'],
  ])('%s', (line, dueTime) => {
    expect(read(line)).toMatchObject({ title: 'Bel', dueOn: '2026-03-03', dueTime })
  })
  test('without a day is for today', () => {
    expect(read('Bel om 16 uur')).toMatchObject({ title: 'Bel', dueOn: '2026-03-02', dueTime: '16:00' })
  })
})

describe('how often', () => {
  test.each([
    ['Nieuwsbrief elke week', 1, 'week', '2026-03-02'],
    ['Nieuwsbrief elke 2 weken', 2, 'week', '2026-03-02'],
    ['Nieuwsbrief elke maand vanaf 12 maart', 1, 'month', '2026-03-12'],
    ['Nieuwsbrief elke donderdag', 1, 'week', '2026-03-05'],
    ['Nieuwsbrief elke maandag', 1, 'week', '2026-03-02'],
    ['Nieuwsbrief every 3 months', 3, 'month', '2026-03-02'],
  ])('%s', (line, every, unit, dueOn) => {
    expect(read(line)).toMatchObject({ dueOn, recurrence: { every, unit, from: 'due', until: null } })
  })
})

describe('for whom', () => {
  test.each([
    ['Bel @Sanne de Boer', '1'],
    ['Bel @sanne', '1'],
    ['Bel @Jan Visser', '2'],
    ['Bel @Educatie', '4'],
  ])('%s', (line, id) => {
    expect(read(line)).toMatchObject({ title: 'Bel', owner: { id } })
  })
  test('a first name that two people have says nothing', () => {
    expect(read('Bel @Jan')).toMatchObject({ title: 'Bel @Jan', owner: null })
  })
})

describe('what is not meant stays in the title', () => {
  test.each([
    'Boek 1984 terugbrengen',
    'Overmorgenland bezoeken',
    'Do it yourself',
    'Kamer 12.345 regelen',
    'Mail naar info@voorbeeld.nl',
    'Zaterdagochtendconcert voorbereiden',
    'Bel 06-12345678',
    '31-2 bestaat niet',
    '<b>vet</b> =1+1',
    'שלום',
  ])('%s', (line) => {
    expect(read(line).owner).toBeNull()
    expect(read(line).recurrence).toBeNull()
    if (!line.startsWith('31-2')) expect(read(line)).toMatchObject({ title: line, dueOn: null, dueTime: null })
  })
  test('everything at once, in any order', () => {
    expect(read('@Sanne elke week morgen 14:00 Bel de school, over de rondleiding')).toEqual({
      title: 'Bel de school, over de rondleiding',
      dueOn: '2026-03-03',
      dueTime: '14:00',
      recurrence: { every: 1, unit: 'week', from: 'due', until: null },
      owner: owners[0],
    })
  })
  test('ten thousand signs take no time', () => {
    const begun = performance.now()
    read(`${'morgen elke week @Sanne '.repeat(400)} ${'a'.repeat(1000)}`)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
