import type { Standing } from '@klantregie/contract'
import { useProblemText, useFormat } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { useConsentActions } from './may-we.api.ts'

interface StandingNoticesProps {
  readonly id: string
  readonly standings: readonly Standing[]
  readonly mayWrite: boolean
  /** The name of a purpose that one of them is about. */
  readonly nameOf: (purposeId: string) => string
}

/** What holds whatever was agreed: stands above everything else, with the way back where there is one. */
export function StandingNotices({ id, standings, mayWrite, nameOf }: StandingNoticesProps) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { lift } = useConsentActions(id)
  const takeBack = (standing: Standing) =>
    void lift(standing.id).then(
      () => showToast({ text: t(`standing.lifted.${standing.kind === 'deceased' ? 'deceased' : 'objected'}`) }),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
  return standings.map((standing) => (
    <Callout
      key={standing.id}
      tone="attention"
      title={
        standing.purposeId === null
          ? t(`standing.${standing.kind}`)
          : t('standing.objectedTo', { purpose: nameOf(standing.purposeId) })
      }
      action={
        mayWrite &&
        standing.kind !== 'restricted' && (
          <Button size="small" onPress={() => takeBack(standing)}>
            {t(`standing.lift.${standing.kind}`)}
          </Button>
        )
      }
    >
      {t('standing.since', { date: format.date(standing.since), by: standing.by })}
      {standing.reason !== '' && <> · {standing.reason}</>}
    </Callout>
  ))
}
