import { useQueries, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useMay } from '../../../lib/session.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { relationsQuery, searchQuery } from '../relations.api.ts'
import { HitList } from '../search/hit-list.tsx'
import { activeFilters, toListQuery, withoutFilters } from './list-address.view.ts'
import type { ListAddress } from './list-address.view.ts'
import { totalOf } from './list.view.ts'
import type { Without } from './list.view.ts'
import type { Go } from './list-state.ts'
import { useFilterText } from './list-tools.tsx'
import styles from './list.module.css'

/** No relation at all yet: what this is for, one action, one example. */
export function Untouched() {
  const t = useT()
  const may = useMay()
  const mayImport = may('identity.import.run')
  return (
    <EmptyState
      title={t('relations.empty.title')}
      example={t('relations.empty.example')}
      action={
        <>
          {mayImport && (
            <LinkButton href="/imports/new" tone="primary">
              {t('relations.empty.import')}
            </LinkButton>
          )}
          {may('relations.relation.write') && (
            <LinkButton href="/relaties/nieuw" icon={<Plus aria-hidden="true" />}>
              {t('relations.empty.create')}
            </LinkButton>
          )}
        </>
      }
    >
      <p>{t('relations.empty.text')}</p>
      {!mayImport && <p>{t('relations.empty.ask')}</p>}
    </EmptyState>
  )
}

interface NothingFoundProps {
  readonly address: ListAddress
  readonly without: readonly Without[]
  readonly go: Go
}

/** Says which filter is in the way: how many there would be without each, and whom the search box may have meant. */
export function NothingFound({ address, without, go }: NothingFoundProps) {
  const t = useT()
  const hasMore = activeFilters(address).length > 1
  return (
    <EmptyState
      title={t('relations.nothing.title')}
      {...(hasMore && {
        action: <Button onPress={() => go(withoutFilters(address))}>{t('relations.nothing.clear')}</Button>,
      })}
    >
      {address.q !== undefined && <Meant text={address.q} />}
      {hasMore ? (
        <DropOne without={without} go={go} />
      ) : (
        <p>
          {t('relations.nothing.text')} <TextLink href="/relaties">{t('relations.nothing.all')}</TextLink>
        </p>
      )}
    </EmptyState>
  )
}

const MEANT_SHOWN = 5

/** The search box forgives more than the list does: typing mistakes, other spellings. */
function Meant({ text }: { readonly text: string }) {
  const t = useT()
  const found = useQuery(searchQuery(text, MEANT_SHOWN)).data?.items ?? []
  if (found.length === 0) return null
  return (
    <section aria-labelledby="meant">
      <h3 id="meant" className={styles.meant}>
        {t('relations.search.meant')}
      </h3>
      <HitList hits={found} hrefOf={(hit) => `/relaties/${hit.id}`} />
    </section>
  )
}

function DropOne({ without, go }: Pick<NothingFoundProps, 'without' | 'go'>) {
  const t = useT()
  const text = useFilterText(Object.fromEntries(without.map(({ key, value }) => [key, value])))
  const counts = useQueries({
    queries: without.map((one) => relationsQuery({ ...toListQuery(one.address), limit: 1 })),
  })
  return (
    <>
      <p>{t('relations.nothing.without')}</p>
      <ul className={styles.without}>
        {without.map(({ key, value, address }, index) => {
          const page = counts[index]?.data
          const total = page && totalOf(page.total, page.isExact)
          return (
            <li key={key}>
              <Button tone="quiet" size="small" onPress={() => go(address)}>
                {t('relations.nothing.drop', { filter: text(key, value) })}
              </Button>
              {total && (
                <span className={styles.count}>{t(`relations.list.total.${total.key}`, { amount: total.amount })}</span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
