import { errorCodes } from '@klantregie/contract'
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

/** The names of arguments in an ICU message. */
function argumentsOf(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? ''))].sort()
}

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
