import { expect, test } from 'vitest'
import { periodsOf } from './periods.view.ts'

const period = (text: string) => {
  const [from, until] = text.split(' ')
  return { from, until }
}

test.each([
  ['maanden', '2026-03-02', '2024-03-03 2025-03-02', '2025-03-03 2026-03-02'],
  ['maanden', '2024-02-29', '2022-03-01 2023-02-28', '2023-03-01 2024-02-29'],
  ['ditjaar', '2026-03-02', '2025-01-01 2025-03-02', '2026-01-01 2026-03-02'],
  ['ditjaar', '2024-02-29', '2023-01-01 2023-02-28', '2024-01-01 2024-02-29'],
  ['vorigjaar', '2026-03-02', '2024-01-01 2024-12-31', '2025-01-01 2025-12-31'],
] as const)('%s on %s compares %s with %s', (comparison, today, earlier, later) => {
  expect(periodsOf(comparison, today)).toEqual({ earlier: period(earlier), later: period(later) })
})
