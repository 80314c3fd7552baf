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

/** What can be asked of a field of this kind, the most usual first. */
export function testsOf({ dataType }: Pick<OwnField, 'dataType'>): readonly TestWhat[] {
  switch (dataType) {
    case 'yes_no':
    case 'choice':
    case 'choices':
      return ['is', 'filled', 'empty']
    case 'number':
    case 'money':
    case 'date':
      return ['from', 'to', 'filled', 'empty']
    case 'text':
      return ['starts', 'is', 'filled', 'empty']
    default:
      return ['filled', 'empty']
  }
}
