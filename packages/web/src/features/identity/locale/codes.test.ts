import { FileNoteCode, FileProblemCode, FileRowProblemCode, RowProblemCode } from '@klantregie/contract'
import { describe, expect, test } from 'vitest'
import { formatMessage } from '../../../lib/i18n.tsx'
import { texts } from './index.ts'

const languages = ['nl', 'en'] as const
const textOf = (language: 'nl' | 'en', key: string) =>
  Object.entries(texts[language]).find(([known]) => known === key)?.[1]

describe.each(languages)('in %s', (language) => {
  test.each(FileProblemCode.options)('a file refused with %s gets a sentence', (code) => {
    expect(textOf(language, `fileProblem.${code}`)).toBeDefined()
  })
  test.each(FileNoteCode.options)('the note %s gets a sentence', (code) => {
    expect(textOf(language, `fileNote.${code}`)).toBeDefined()
  })
  test.each(FileRowProblemCode.options.filter((code) => RowProblemCode.options.some((known) => known === code)))(
    'the row problem %s gets a sentence',
    (code) => {
      expect(textOf(language, `rowProblem.${code}`)).toBeDefined()
    },
  )
})

test('a row problem reads well with and without its column and value', () => {
  const message = texts.nl['rowProblem.value.email_invalid']
  expect(formatMessage(message, 'nl', { column: 'E-mail', value: 'piet@@x' })).toBe(
    'E-mail: “piet@@x” is geen e-mailadres.',
  )
  expect(formatMessage(message, 'nl', { column: 'none', value: 'none' })).toBe('deze waarde is geen e-mailadres.')
  expect(
    formatMessage(texts.nl['rowProblem.row.key_repeated'], 'nl', { column: 'none', value: '12', otherRow: 9 }),
  ).toContain('“12” staat ook op regel 9')
})

test('one row and many rows are counted in words', () => {
  const said = (rows: number) =>
    formatMessage(texts.nl['account.trial'], 'nl', { rows, new: rows, changed: 0, same: 0, duplicate: 0, rejected: 0 })
  expect(said(1)).toContain('1 regel in het bestand: 1 nieuw')
  expect(said(4204)).toContain('4.204 regels in het bestand: 4.204 nieuw')
})
