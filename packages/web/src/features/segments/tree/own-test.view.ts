import type { OwnField } from '@klantregie/contract'

/** How a field of one's own is asked about. */
export type TestWhat = 'is' | 'from' | 'to' | 'starts' | 'filled' | 'empty'

/** A test as a condition holds it: `is:true`, `filled`. */
export function readTest(test: string): { readonly what: TestWhat; readonly value: string } {
  const [what = '', ...value] = test.split(':')
  const known = tests.find((one) => one === what) ?? 'filled'
  return { what: known, value: value.join(':') }
}

const tests = ['is', 'from', 'to', 'starts', 'filled', 'empty'] as const satisfies readonly TestWhat[]

/** Without a value it is not finished, and is not asked. */
export function testText(what: TestWhat, value: string): string {
  return what === 'filled' || what === 'empty' ? what : `${what}:${value}`
}

const chosen = ['is', 'filled', 'empty'] as const
const ranged = ['from', 'to', 'filled', 'empty'] as const
const whether = ['filled', 'empty'] as const
/** What can be asked of a field of each kind, the most usual first. */
export const testsOf: Readonly<Record<OwnField['dataType'], readonly TestWhat[]>> = {
  yes_no: chosen,
  choice: chosen,
  choices: chosen,
  number: ranged,
  money: ranged,
  date: ranged,
  text: ['starts', 'is', 'filled', 'empty'],
  long_text: whether,
  reference: whether,
}
