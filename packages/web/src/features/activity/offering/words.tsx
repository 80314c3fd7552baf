import type { OfferingRow, OfferingState } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Status } from '../../../ui/states.tsx'
import type { Tone } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'

const tones: Readonly<Record<OfferingState, Tone>> = { concept: 'neutral', planned: 'information', cancelled: 'danger' }

export function OfferingStatus({ state }: { readonly state: OfferingState }) {
  const t = useT()
  return <Status tone={tones[state]}>{t(`offering.state.${state}`)}</Status>
}

/** When it begins, as far as that is known. */
export function useWhen(): (offering: Pick<OfferingRow, 'startsAt'>) => string {
  const format = useFormat()
  return ({ startsAt }) => (startsAt === null ? '' : format.dateTime(startsAt))
}

/** "120 van 300", or only how many when nobody knows how many there can be. */
export function useSoldText(): (sold: number, capacity: number | null) => string {
  const t = useT()
  const format = useFormat()
  return (sold, capacity) =>
    capacity === null
      ? format.number(sold)
      : t('offering.soldOf', { sold: format.number(sold), capacity: format.number(capacity) })
}
