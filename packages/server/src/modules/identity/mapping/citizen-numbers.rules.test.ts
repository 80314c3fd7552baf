import { describe, expect, test } from 'vitest'
import { proposeMapping } from './columns.rules.ts'

/** Numbers that pass the eleven-test, made rather than taken from anybody. */
const passing = (count: number) => {
  const numbers: string[] = []
  for (let base = 10_000_000; numbers.length < count; base += 7_919) {
    const digits = Array.from(String(base), Number)
    const check = digits.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11
    if (check < 10) numbers.push(`${base}${check}`)
  }
  return numbers
}

describe('citizen service numbers (BSN)', () => {
  test.each([
    'BSN',
    'bsn nummer',
    'Burgerservicenummer',
    'SoFi-nummer',
    'sofinummer',
    'leerlingBSN',
    'PGN',
    'BSN_ouder',
    'BurgerServiceNummer',
  ])('a column "%s" is stopped whatever it holds', (header) => {
    const profile = [{ column: 0, header, target: 'external_id' as const }]
    expect(proposeMapping([header], [['1']], { profile })[0]).toMatchObject({
      isStopped: true,
      target: 'skip',
      reason: 'bsn',
      examples: [],
    })
  })

  test('a column of which more than half passes the eleven-test is stopped, with ten values or more', () => {
    const rows = (count: number) => passing(count).map((number) => [number])
    expect(proposeMapping(['Nummer'], rows(10))[0]).toMatchObject({ isStopped: true, reason: 'bsn' })
    expect(proposeMapping(['Nummer'], rows(9))[0]?.isStopped).toBe(false)
    const half = [...rows(10), ...passing(10).map((number) => [`2${number.slice(1)}`])]
    expect(proposeMapping(['Nummer'], half)[0]?.isStopped).toBe(false)
  })

  test.each(['RSIN', 'RSIN-nummer'])('nine digits under "%s" are not stopped', (header) => {
    expect(
      proposeMapping(
        [header],
        passing(20).map((number) => [number]),
      )[0]?.isStopped,
    ).toBe(false)
  })

  test.each(['Fiscaal nummer', 'Pasnummer', 'Telefoon'])(
    'under "%s" they are, for of a person these can be the BSN',
    (header) => {
      const rows = passing(20).map((number) => [number])
      expect(proposeMapping([header], rows)[0]?.isStopped).toBe(true)
    },
  )

  test.each(['Sofia', 'Subsnummer', 'Persoonsnummer'])('a column "%s" is not stopped for its header', (header) => {
    expect(proposeMapping([header], [['1']])[0]?.isStopped).toBe(false)
  })
})
