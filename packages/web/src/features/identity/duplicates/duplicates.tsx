import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { Callout, EmptyState } from '../../../ui/states.tsx'
import { duplicatesQuery, importQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { Pair } from './pair.tsx'
import styles from './duplicates.module.css'

/** Pairs that may be one relation. Looking only: nothing is merged by itself, and merging comes later. */
export function DuplicatesScreen() {
  const t = useT()
  const router = useRouter()
  const filter = useSearch({ from: '/shell/possible-duplicates' })
  const navigate = useNavigate({ from: '/possible-duplicates' })
  const { importId, relationId, cursor } = filter
  const pairs = useQuery({ ...duplicatesQuery({ importId, relationId, cursor }), placeholderData: keepPreviousData })
  return (
    <Page>
      <PageHeader title={t('duplicates.title')} lead={t('duplicates.lead')} />
      <Callout tone="information">{t('duplicates.later')}</Callout>
      <Filters importId={importId} relationId={relationId} onClear={() => void navigate({ search: {} })} />
      <QueryStates query={pairs}>
        {({ items, nextCursor, total }) =>
          items.length === 0 ? (
            <EmptyState title={t('duplicates.empty')} example={t('duplicates.example')}>
              <p>{t('duplicates.emptyText')}</p>
            </EmptyState>
          ) : (
            <>
              <ol className={cx(styles.pairs, pairs.isPlaceholderData && styles.busy)}>
                {items.map((pair) => (
                  <li key={pair.id}>
                    <Pair pair={pair} />
                  </li>
                ))}
              </ol>
              <Pagination
                label={t('duplicates.pages')}
                range={t('duplicates.shown', { count: items.length, total })}
                onPrevious={cursor === undefined ? null : () => router.history.back()}
                onNext={nextCursor === null ? null : () => void navigate({ search: { ...filter, cursor: nextCursor } })}
              />
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

interface FiltersProps {
  readonly importId: string | undefined
  readonly relationId: string | undefined
  readonly onClear: () => void
}

function Filters({ importId, relationId, onClear }: FiltersProps) {
  const t = useT()
  const imported = useQuery({ ...importQuery(importId ?? ''), enabled: importId !== undefined })
  if (importId === undefined && relationId === undefined) return null
  const text =
    importId === undefined
      ? t('duplicates.ofRelation')
      : t('duplicates.ofImport', { file: imported.data?.fileName ?? '…' })
  return (
    <ChipList label={t('duplicates.filter')}>
      {[
        <Chip key="filter" removeLabel={t('duplicates.all')} onRemove={onClear}>
          {text}
        </Chip>,
      ]}
    </ChipList>
  )
}
