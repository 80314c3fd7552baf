import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Combine, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Segment } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { useT } from '../locale/index.ts'
import { countOfQuery, segmentsQuery } from '../segments.api.ts'
import { useModel } from '../tree/model.ts'
import { buildHref, examplesFrom } from './examples.view.ts'
import { SegmentMenu, SharedWith } from './segment-menu.tsx'
import styles from './list.module.css'

export function SegmentsScreen() {
  const t = useT()
  const segments = useQuery(segmentsQuery)
  return (
    <Page>
      <PageHeader
        title={t('segments.title')}
        lead={t('segments.lead')}
        actions={
          <LinkButton href="/segmenten/nieuw" tone="primary" icon={<Plus aria-hidden="true" />}>
            {t('segments.new')}
          </LinkButton>
        }
      />
      <QueryStates query={segments}>
        {({ items, teams }) =>
          items.length === 0 ? (
            <EmptyState title={t('segments.none')} example={t('segments.noneExample')}>
              <p>{t('segments.noneText')}</p>
            </EmptyState>
          ) : (
            <Segments items={items} teams={new Map(teams.map(({ id, name }) => [id, name]))} />
          )
        }
      </QueryStates>
      <Examples />
    </Page>
  )
}

interface SegmentsProps {
  readonly items: readonly Segment[]
  readonly teams: ReadonlyMap<string, string>
}

const MOST_TO_COMPARE = 20

function Segments({ items, teams }: SegmentsProps) {
  const t = useT()
  const navigate = useNavigate()
  const columns = useColumns(teams)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const chosen = items.filter(({ id }) => selected.has(id)).map(({ id }) => id)
  const canCompare = chosen.length >= 2 && chosen.length <= MOST_TO_COMPARE
  return (
    <div className={styles.segments}>
      <Table
        label={t('segments.title')}
        columns={columns}
        rows={items}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        selected={selected}
        onSelect={setSelected}
      />
      {items.length > 1 && (
        <div className={styles.compare}>
          <Button
            icon={<Combine aria-hidden="true" />}
            isDisabled={!canCompare}
            onPress={() => void navigate({ to: '/segmenten/overlap', search: { ids: chosen } })}
          >
            {t('segments.overlapOf', { count: chosen.length })}
          </Button>
          {!canCompare && <span className={styles.soft}>{t('segments.overlapHelp')}</span>}
        </div>
      )}
    </div>
  )
}

function useColumns(teams: SegmentsProps['teams']): readonly Column<Segment>[] {
  const t = useT()
  const { date } = useFormat()
  return [
    {
      id: 'name',
      header: t('segments.name'),
      isRowHeader: true,
      cell: (segment) => (
        <span className={styles.name}>
          <TextLink href={`/segmenten/${segment.id}`}>{segment.name}</TextLink>
          {segment.description !== '' && <span className={styles.description}>{segment.description}</span>}
        </span>
      ),
    },
    {
      id: 'count',
      header: t('segments.number'),
      align: 'end',
      keepsTogether: true,
      cell: ({ id }) => <CountOf id={id} />,
    },
    { id: 'maker', header: t('segments.maker'), cell: ({ maker, isMine }) => (isMine ? t('segments.you') : maker) },
    { id: 'shared', header: t('segments.sharedWith'), cell: (one) => <SharedWith segment={one} teams={teams} /> },
    {
      id: 'changed',
      header: t('segments.changedAt'),
      keepsTogether: true,
      cell: ({ changedAt }) => date(changedAt),
    },
    { id: 'menu', header: t('segments.deeds'), align: 'end', cell: (segment) => <SegmentMenu segment={segment} /> },
  ]
}

/** A segment that looks into what the reader may not know of has no figure for them. */
function CountOf({ id }: { readonly id: string }) {
  const t = useT()
  const { number } = useFormat()
  const { data, isError } = useQuery(countOfQuery(id))
  if (isError) return <span className={styles.soft}>{t('segments.notForYou')}</span>
  if (!data) return <span className={styles.soft}>{t('segments.countingShort')}</span>
  return <span className={styles.count}>{number(data.count)}</span>
}

function Examples() {
  const t = useT()
  const may = useMay()
  const model = useModel()
  if (!model.isKnown || !may('segments.segment.read')) return null
  return (
    <section aria-labelledby="segment-examples" className={styles.examples}>
      <h2 id="segment-examples">{t('segments.examples')}</h2>
      <ul>
        {examplesFrom(model).map(({ id, conditions }) => (
          <li key={id}>
            <TextLink href={buildHref(conditions)}>{t(`segments.example.${id}`)}</TextLink>
            <span>{t(`segments.example.${id}.for`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
