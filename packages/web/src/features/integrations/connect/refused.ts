import { useCallback } from 'react'
import { isProblem } from '../../../lib/problem.ts'
import { useSystemWords } from '../words.ts'

/** A refusal that belongs to one setting is said at that field; null for every other refusal. */
export function useRefusedSetting(): (error: unknown) => Readonly<Record<string, string>> | null {
  const { settingProblem } = useSystemWords()
  return useCallback(
    (error: unknown) => {
      if (!isProblem(error, 'integrations.settings_invalid')) return null
      const { key, problem } = error.details
      const text = typeof problem === 'string' ? settingProblem(problem) : null
      return typeof key === 'string' && text !== null ? { [key]: text } : null
    },
    [settingProblem],
  )
}
