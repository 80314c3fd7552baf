import { dutchToday } from '../../../lib/dutch-today.ts'
import { useQuery } from '@tanstack/react-query'
import { act } from '../../../lib/act.ts'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { inventoryDaysQuery, useInventoryDeeds } from './inventory.api.ts'

/** Nothing was counted yet, at all or as of this day: what will come, and what one can do now. `day`: null for the last one. */
export function NotCounted({ day }: { readonly day: string | null }) {
  const t = useT()
  const { longDate } = useFormat()
  const asked = day ?? dutchToday()
  const days = useQuery(inventoryDaysQuery).data?.items ?? []
  const isWaiting = days.some((one) => one.day === asked && one.countedAt === null)
  return (
    <EmptyState
      title={isWaiting ? t('inventory.counting') : t(day === null ? 'inventory.none' : 'inventory.noneOfDay')}
      example={day === null ? t('inventory.noneExample') : undefined}
      action={
        <Row>
          {isWaiting ? <Status tone="information">{t('inventory.countingNow')}</Status> : <CountNow day={asked} />}
          {day !== null && <LinkButton href="/inventaris">{t('inventory.toLast')}</LinkButton>}
        </Row>
      }
    >
      <p>{day === null ? t('inventory.noneText') : t('inventory.noneOfDayText', { day: longDate(day) })}</p>
    </EmptyState>
  )
}

function CountNow({ day }: { readonly day: string }) {
  const t = useT()
  const may = useMay()
  const problemText = useProblemText()
  const { count } = useInventoryDeeds()
  if (!may('segments.inventory.count')) return null
  return (
    <Button
      tone="primary"
      isPending={count.isPending}
      onPress={() =>
        act(count, day, {
          onSuccess: () => showToast({ text: t('inventory.asked') }),
          onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
        })
      }
    >
      {t('inventory.countNow')}
    </Button>
  )
}
