import type { ControlTotal, Delivery } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { useDeliveryProblem, useSystemWords } from '../words.ts'
import { ACCOUNT, compareControl, isBalanced, secondsOf, toneOfDelivery } from './account.view.ts'
import styles from './one.module.css'

interface LedgerProps {
  readonly deliveries: readonly Delivery[]
  readonly isBusy?: boolean
}

/** Deliveries with their account, newest first. */
export function DeliveryLedger({ deliveries, isBusy = false }: LedgerProps) {
  const t = useT()
  const format = useFormat()
  const words = useSystemWords()
  const columns: readonly Column<Delivery>[] = [
    {
      id: 'when',
      header: t('ledger.when'),
      isRowHeader: true,
      cell: ({ startedAt, stream }) => (
        <span className={styles.cell}>
          <time dateTime={startedAt}>{format.dateTime(startedAt)}</time>
          <span className={styles.soft}>{words.stream(stream)}</span>
        </span>
      ),
    },
    { id: 'account', header: t('ledger.account'), cell: (delivery) => <Account delivery={delivery} /> },
    { id: 'control', header: t('ledger.control'), cell: ({ control }) => <Control control={control} /> },
    {
      id: 'kind',
      header: t('ledger.kind'),
      cell: ({ kind, by }) => (
        <span className={styles.cell}>
          {t(`deliveryKind.${kind}`)}
          {kind !== 'clock' && kind !== 'hook' && <span className={styles.soft}>{by}</span>}
        </span>
      ),
    },
    { id: 'state', header: t('ledger.state'), cell: (delivery) => <State delivery={delivery} /> },
  ]
  return (
    <Table
      label={t('ledger.title')}
      columns={columns}
      rows={deliveries}
      rowId={({ id }) => id}
      rowName={({ startedAt, stream }) => `${format.dateTime(startedAt)} ${words.stream(stream)}`}
      isBusy={isBusy}
    />
  )
}

/** "320 = 312 nieuw + 0 gewijzigd + …": all five always stand, so that anybody can add them up. */
function Account({ delivery: { counts, kind, state } }: { readonly delivery: Delivery }) {
  const t = useT()
  const format = useFormat()
  return (
    <span className={styles.cell}>
      <span className={styles.account}>
        <strong>{t('delivery.account.offered', { count: counts.offered })} =</strong>
        {ACCOUNT.map((part, index) => (
          <span key={part} className={counts[part] === 0 ? styles.zero : undefined}>
            {index > 0 && '+ '}
            {t(`delivery.account.${part}`, { count: counts[part] })}
          </span>
        ))}
      </span>
      {counts.gone > 0 && <span className={styles.soft}>{t('delivery.account.gone', { count: counts.gone })}</span>}
      {kind === 'dry' && <span className={styles.soft}>{t('delivery.account.dry')}</span>}
      {state === 'done' && !isBalanced(counts) && (
        <Status tone="danger">{t('delivery.account.unbalanced', { count: format.number(counts.offered) })}</Status>
      )}
    </span>
  )
}

/** How many there are on both sides, with a word when they differ. */
export function Control({ control }: { readonly control: ControlTotal | null }) {
  const t = useT()
  if (control === null) return <span className={styles.soft}>{t('control.unknown')}</span>
  const comparison = compareControl(control)
  const { theirs, ours } = control
  return (
    <span className={styles.cell}>
      <span>{t('control.both', { theirs, ours })}</span>
      {comparison !== 'equal' && comparison !== 'unknown' && (
        <Status tone={comparison === 'fewer_here' ? 'attention' : 'neutral'}>
          {t(`control.${comparison}`, { count: Math.abs(theirs - ours) })}
        </Status>
      )}
    </span>
  )
}

function State({ delivery }: { readonly delivery: Delivery }) {
  const t = useT()
  const format = useFormat()
  const say = useDeliveryProblem()
  const seconds = secondsOf(delivery)
  return (
    <span className={styles.cell}>
      <Status tone={toneOfDelivery(delivery)}>{t(`deliveryState.${delivery.state}`)}</Status>
      {seconds !== null && (
        <span className={styles.soft}>{t('ledger.took', { time: format.duration(Math.max(1, seconds)) })}</span>
      )}
      {delivery.problem !== null && <span className={styles.soft}>{say(delivery.problem)}</span>}
    </span>
  )
}
