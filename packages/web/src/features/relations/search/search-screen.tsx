import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { QueryStates } from '../../../lib/query-states.tsx'
import { LinkButton } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useMay } from '../../../lib/session.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { MOST_HITS, recentQuery, searchQuery } from '../relations.api.ts'
import { TYPING_PAUSE_MS } from './find.ts'
import { HitList } from './hit-list.tsx'
import { splitHits } from './search.view.ts'
import { useDebounced } from '../../../lib/use-debounced.ts'
import styles from './search.module.css'

/** One large box, large answers. With `dan` the chosen relation opens with what was wanted. */
export function SearchScreen() {
  const t = useT()
  const { q = '', dan } = useSearch({ from: '/shell/zoeken' })
  const navigate = useNavigate({ from: '/zoeken' })
  const keep = useCallback(
    (asked: string) =>
      void navigate({ search: (now) => ({ ...now, q: asked === '' ? undefined : asked }), replace: true }),
    [navigate],
  )
  const hrefOf = ({ id }: { readonly id: string }) => `/relaties/${id}${dan === undefined ? '' : `?doen=${dan}`}`
  return (
    <Page width="narrow">
      <PageHeader title={t(dan === undefined ? 'relations.search.title' : `relations.search.for.${dan}`)} />
      <RelationSearch text={q} onAsked={keep} hrefOf={hrefOf} />
    </Page>
  )
}

interface RelationSearchProps extends PartProps {
  /** What was asked when it was opened. */
  readonly text: string
  /** Called with what is asked, when typing pauses. */
  readonly onAsked: (asked: string) => void
}

/**
 * The box with its answers: by name, number, postcode and house number, e-mail or telephone. Enter opens the only one that was found,
 * so that a scanned pass opens by itself.
 */
export function RelationSearch({ text: begun, onAsked, hrefOf }: RelationSearchProps) {
  const t = useT()
  const router = useRouter()
  const [text, setText] = useState(begun)
  const asked = useDebounced(text.trim(), TYPING_PAUSE_MS)
  const found = useQuery({ ...searchQuery(asked), enabled: asked !== '' }).data
  useEffect(() => onAsked(asked), [asked, onAsked])
  const open = (event: SyntheticEvent) => {
    event.preventDefault()
    const [only, another] = found?.items ?? []
    if (only && !another && asked === text.trim()) void router.navigate({ href: hrefOf(only) })
  }
  return (
    <>
      <form className={styles.box} role="search" onSubmit={open}>
        <SearchField
          label={t('relations.search.label')}
          description={t('relations.search.help')}
          autoFocus
          value={text}
          onChange={setText}
          maxLength={200}
        />
      </form>
      {asked === '' ? <Recent hrefOf={hrefOf} /> : <Results asked={asked} hrefOf={hrefOf} />}
    </>
  )
}

interface PartProps {
  readonly hrefOf: (hit: { readonly id: string }) => string
}

/** Before anything is typed: whom somebody was busy with a moment ago is often whom one looks for. */
function Recent({ hrefOf }: PartProps) {
  const t = useT()
  const recent = useQuery(recentQuery).data?.items ?? []
  if (recent.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{t('relations.recent.title')}</h2>
      <HitList hits={recent} hrefOf={hrefOf} />
    </section>
  )
}

function Results({ asked, hrefOf }: PartProps & { readonly asked: string }) {
  const t = useT()
  const found = useQuery({ ...searchQuery(asked), placeholderData: keepPreviousData })
  return (
    <QueryStates query={found} shape="text">
      {({ items, isForgiven }) => {
        const { exact, lookalikes } = splitHits(items, asked, isForgiven)
        if (items.length === 0) return <NobodyFound text={asked} />
        return (
          <div
            className={cx(styles.results, found.isPlaceholderData && styles.stale)}
            aria-busy={found.isPlaceholderData}
          >
            <p role="status" className={styles.soft}>
              {t(items.length < MOST_HITS ? 'relations.search.count' : 'relations.search.first', {
                count: items.length,
              })}
            </p>
            {exact.length > 0 && <HitList hits={exact} hrefOf={hrefOf} />}
            {lookalikes.length > 0 && (
              <section className={styles.part}>
                <h2>{exact.length === 0 ? t('relations.search.meant') : t('relations.search.lookalikes')}</h2>
                <HitList hits={lookalikes} hrefOf={hrefOf} />
              </section>
            )}
          </div>
        )
      }}
    </QueryStates>
  )
}

function NobodyFound({ text }: { readonly text: string }) {
  const t = useT()
  const may = useMay()
  return (
    <EmptyState
      title={t('relations.search.none', { text })}
      {...(may('relations.relation.write') && {
        action: <LinkButton href="/relaties/nieuw">{t('relations.create.title')}</LinkButton>,
      })}
    >
      <p>{t('relations.search.noneText')}</p>
    </EmptyState>
  )
}
