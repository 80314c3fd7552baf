import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Pagination } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { deliveriesQuery } from '../integrations.api.ts'
import { useT } from '../locale/index.ts'
import { DeliveryLedger } from './ledger-table.tsx'
import styles from './one.module.css'

/** Every delivery with its account: what was offered, and what became of it. */
export function Ledger({ connectionId }: { readonly connectionId: string }) {
  const t = useT()
  const router = useRouter()
  const { nieuws = false, voor } = useSearch({ from: '/shell/koppelingen/$id' })
  const navigate = useNavigate({ from: '/koppelingen/$id' })
  const deliveries = useQuery(deliveriesQuery({ connectionId, withNews: nieuws, before: voor }))
  return (
    <div className={styles.part}>
      <p className={styles.soft}>{t('ledger.lead')}</p>
      <Checkbox
        isSelected={nieuws}
        onChange={(isOn) =>
          void navigate({ search: { deel: 'afleveringen', ...(isOn && { nieuws: true }) }, replace: true })
        }
      >
        {t('ledger.withNews')}
      </Checkbox>
      <QueryStates query={deliveries}>
        {({ items, next }) =>
          items.length === 0 && voor === undefined ? (
            <EmptyState title={t('ledger.none')}>
              <p>{t(nieuws ? 'ledger.noneWithNews' : 'ledger.noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <DeliveryLedger deliveries={items} isBusy={deliveries.isPlaceholderData} />
              {(voor !== undefined || next !== null) && (
                <Pagination
                  label={t('ledger.pages')}
                  range={t('ledger.shown', { count: items.length })}
                  onPrevious={voor === undefined ? null : () => router.history.back()}
                  onNext={next === null ? null : () => void navigate({ search: (now) => ({ ...now, voor: next }) })}
                />
              )}
            </>
          )
        }
      </QueryStates>
    </div>
  )
}
