import { errorCodes } from '@klantregie/contract'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'

interface Module {
  readonly texts: { readonly nl: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> }
}

/** Every catalogue of the application, found on disk so that a new feature cannot be forgotten. */
const catalogues = import.meta.glob<Module>(
  ['../lib/locale/index.ts', './locale/index.ts', '../features/*/locale/index.ts'],
  { eager: true },
)
const named = Object.entries(catalogues).map(([path, module]) => ({ path, ...module.texts }))
const moduleNames = named.flatMap(({ path }) => /features\/([^/]+)\//.exec(path)?.[1] ?? [])

/** A piece of an ICU message: text (0), `#` (7), or an argument by its name, with branches when it chooses. */
interface Piece {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Piece[] }>>
}
const NOT_ARGUMENTS: readonly number[] = [0, 7]

/** Read by the library that also says the message, so that the words of a branch are not taken for an argument. */
function argumentsOf(message: string): readonly string[] {
  const namesIn = (pieces: readonly Piece[]): readonly string[] =>
    pieces.flatMap(({ type, value = '', options = {} }) => [
      ...(NOT_ARGUMENTS.includes(type) ? [] : [value]),
      ...Object.values(options).flatMap((branch) => namesIn(branch.value)),
    ])
  const pieces = new IntlMessageFormat(message, 'nl', undefined, { ignoreTag: true }).getAst()
  return [...new Set(namesIn(pieces))].sort()
}

test.each([
  ['plain text', 'Hello', []],
  ['an argument', 'Hello {name}', ['name']],
  ['a number', '{count, number} new', ['count']],
  ['the words of a branch', '{count, plural, =0 {nobody} one {# person} other {# people}}', ['count']],
  ['an argument inside a branch', '{who, select, me {you} other {{name}}}', ['name', 'who']],
])('what a message asks for: %s', (_what, message, names) => {
  expect(argumentsOf(message)).toEqual(names)
})

test.each(named)('$path says the same things in both languages', ({ nl, en }) => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(nl).sort())
  const empty = [...Object.entries(nl), ...Object.entries(en)].filter(([, text]) => text.trim() === '')
  expect(empty).toEqual([])
  for (const [key, text] of Object.entries(nl)) {
    expect(argumentsOf(en[key] ?? ''), key).toEqual(argumentsOf(text))
  }
})

test('no two catalogues use one key for different texts', () => {
  const owner = new Map<string, string>()
  for (const { path, nl } of named) {
    for (const key of Object.keys(nl)) {
      expect(owner.get(key) ?? path, key).toBe(path)
      owner.set(key, path)
    }
  }
})

test('every error code of the platform and of a module that has screens has a sentence', () => {
  const known = new Set(named.flatMap(({ nl }) => Object.keys(nl)))
  const covered = ['internal', 'http', 'auth', 'client', ...moduleNames]
  const expected = Object.keys(errorCodes).filter((code) => covered.includes(code.split('.')[0] ?? ''))
  expect(expected.filter((code) => !known.has(`error.${code}`))).toEqual([])
})
