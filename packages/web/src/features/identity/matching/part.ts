import { useFormat } from '../../../lib/texts.tsx'
import { useT } from '../locale/index.ts'

const HALF_PER_CENT = 0.005

/** A part (0–1) in whole per cents; what would be rounded to nothing but is something says so. */
export function usePart(): (part: number) => string {
  const t = useT()
  const format = useFormat()
  return (part) => (part > 0 && part < HALF_PER_CENT ? t('report.lessThanOne') : format.percent(part))
}
