import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { SchoolChangeKind } from '@klantregie/contract'
import type { RegisterCount, RegisterEdition, SchoolChange } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Pagination } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { changesQuery, useRegisterDeeds } from './registers.api.ts'
import { useChangeLines } from './change-lines.ts'
import styles from './registers.module.css'

const route = getRouteApi('/shell/koppelingen/registers/editie/$id')

interface ChangesPartProps {
  readonly edition: RegisterEdition
  readonly counts: readonly RegisterCount[]
}

/** The locations of one kind of change, one by one. */
export function ChangesPart({ edition, counts }: ChangesPartProps) {
  const t = useT()
  const { soort, na } = route.useSearch()
  const navigate = route.useNavigate()
  const kinds = SchoolChangeKind.options.filter((kind) => counts.some((one) => one.kind === kind))
  const kind = soort ?? kinds[0]
  const changes = useQuery({
    ...changesQuery(edition.id, kind ?? 'new', na),
    enabled: kind !== undefined && edition.state !== 'discarded',
  })
  if (kind === undefined || edition.state === 'discarded') return null
  return (
    <section aria-labelledby="edition-changes" className={styles.part}>
      <h2 id="edition-changes">{t('registers.perLocation')}</h2>
      <Select
        label={t('registers.kindShown')}
        isRequired
        width="medium"
        value={kind}
        options={kinds.map((id) => ({ id, label: t(`registers.kind.${id}`) }))}
        onChange={(id) => void navigate({ search: { soort: kinds.find((one) => one === id) }, replace: true })}
      />
      <QueryStates query={changes}>
        {({ items, next }) => (
          <>
            <ul className={styles.list} aria-label={t(`registers.kind.${kind}`)}>
              {items.map((change) => (
                <Change key={change.code} edition={edition} change={change} />
              ))}
            </ul>
            <Pagination
              label={t('registers.pages')}
              range={t('registers.shownHere', { count: items.length })}
              onPrevious={na === undefined ? null : () => window.history.back()}
              onNext={next === null ? null : () => void navigate({ search: { soort: kind, na: next } })}
            />
          </>
        )}
      </QueryStates>
    </section>
  )
}

function Change({ edition, change }: { readonly edition: RegisterEdition; readonly change: SchoolChange }) {
  const t = useT()
  const may = useMay()
  const lines = useChangeLines()
  const { code, after, relations } = change
  const canChoose = edition.state === 'ready' && after.closedOn !== null && may('integrations.register.manage')
  return (
    <li className={styles.row}>
      <h3>{t('registers.location', { name: change.before?.name ?? after.name, code })}</h3>
      {lines(change).map((line) => (
        <span key={line}>{line}</span>
      ))}
      {relations.map(({ id, name }) => (
        <span key={id} className={styles.soft}>
          {t('registers.isRelation')} <TextLink href={`/relaties/${id}`}>{name}</TextLink>
        </span>
      ))}
      {canChoose && <Successor editionId={edition.id} change={change} />}
    </li>
  )
}

/** An empty id is not allowed in a list. */
const NONE = 'none'

function Successor({ editionId, change }: { readonly editionId: string; readonly change: SchoolChange }) {
  const t = useT()
  const { number } = useFormat()
  const problemText = useProblemText()
  const { choose } = useRegisterDeeds()
  const { code, after, candidates } = change
  const set = (id: string) =>
    act(
      choose,
      { id: editionId, code, successor: id === NONE ? null : id },
      { onError: (error) => showToast({ tone: 'danger', text: problemText(error) }) },
    )
  if (candidates.length === 0) return <span className={styles.soft}>{t('registers.noCandidates')}</span>
  return (
    <Select
      label={t('registers.successorOf', { name: after.name })}
      description={t('registers.successorHelp', { count: number(candidates.length) })}
      isRequired
      width="full"
      value={after.successor ?? NONE}
      options={[
        { id: NONE, label: t('registers.noSuccessor') },
        ...candidates.map((one) => ({
          id: one.code,
          label: t(one.isSameAddress ? 'registers.candidateHere' : 'registers.candidate', {
            ...one,
            isSameAddress: '',
          }),
        })),
      ]}
      onChange={set}
    />
  )
}
