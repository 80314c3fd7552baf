import { useCallback } from 'react'
import type { RowProblem } from '@klantregie/contract'
import { lookUp, useLanguage } from '../../lib/i18n.tsx'
import { useFormat } from '../../lib/texts.tsx'
import { useT } from './locale/index.ts'
import { problemKey, problemValues } from './problem.view.ts'
import type { ImportProblem } from './problem.view.ts'

/** Why a file or a run was refused, in a sentence that says what to do. */
export function useImportProblem(): (problem: ImportProblem) => string {
  const language = useLanguage()
  const format = useFormat()
  const t = useT()
  return useCallback(
    (problem: ImportProblem) => {
      const values = { ...emptyValues, ...problemValues(problem, format) }
      const found = lookUp(`found.${values.found}`, language) ?? t('found.other')
      return lookUp(problemKey(problem), language, { ...values, found }) ?? t('fileProblem.other')
    },
    [language, format, t],
  )
}

/** A sentence must not fail because a number of it is missing. */
const emptyValues = { limit: '…', bytes: '…', columns: '…', row: '…', sheet: '…', found: '' }

/** What is wrong with a row, or with a value that was left out, in the same words as the file of rejected rows. */
export function useRowProblem(): (problem: RowProblem) => string {
  const t = useT()
  return useCallback(
    ({ code, header = '', value = '', otherRow = 0, limit = '' }: RowProblem) =>
      t(`rowProblem.${code}`, {
        column: header === '' ? 'none' : header,
        value: value === '' ? 'none' : value,
        otherRow,
        limit,
      }),
    [t],
  )
}
