import { useMemo } from 'react'
import type { Evidence } from '@klantregie/contract'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'
import { chanceOf, lineOf, reasonsOf, splitCodes } from './evidence.view.ts'

/** What matching noticed, in words. A code that this version of the screens does not know is left out, never shown raw. */
export function useEvidenceWords() {
  const t = useT()
  const format = useFormat()
  const language = useLanguage()
  return useMemo(() => {
    const noticed = (code: string) => lookUp(`noticed.${code}`, language)
    return {
      sentence: (code: string) => lookUp(`reason.${code}`, language),
      ofPair: (evidence: readonly Evidence[]) => lineOf(reasonsOf(evidence), noticed) ?? t('questions.onlyContact'),
      ofKind: (codes: readonly string[]) => lineOf(splitCodes(codes), noticed) ?? t('questions.onlyContact'),
      chance: (probability: number) => {
        const chance = chanceOf(probability)
        return typeof chance === 'number' ? format.percent(chance) : t(`questions.chance.${chance}`)
      },
    }
  }, [t, format, language])
}
