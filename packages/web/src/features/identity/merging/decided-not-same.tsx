import type { MergePreview } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'

/** A colleague looked at these two before. Going against it is possible, but never by accident. */
export function DecidedNotSame({ decision }: { readonly decision: NonNullable<MergePreview['notSame']> }) {
  const t = useT()
  const format = useFormat()
  return (
    <Callout tone="attention" title={t('merge.notSameTitle')}>
      <p>{t('merge.notSame', { by: decision.by, date: format.date(decision.at) })}</p>
      {decision.remark !== null && <p>{t('merge.quoted', { remark: decision.remark })}</p>}
      <p>{t('merge.notSameThen')}</p>
    </Callout>
  )
}
