import type { QualityFigure } from '@klantregie/contract'
import { useLookUp } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

/** What a figure is about: a field, or the dimension itself. */
export function useFieldName(): (figure: Pick<QualityFigure, 'dimension' | 'field'>) => string {
  const t = useT()
  const lookUp = useLookUp()
  return ({ dimension, field }) =>
    field === '' ? t(`quality.dimension.${dimension}`) : lookUp(`quality.field.${field}`, field)
}
