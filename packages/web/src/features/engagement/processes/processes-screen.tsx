import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ProcessLine } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { FilterBar, Page, PageHeader } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useT } from '../locale/index.ts'
import { holdersQuery, processesQuery, processHref, templatesQuery } from './processes.api.ts'
import { standingOf } from './process.view.ts'
import { StarterDialog } from './starter-dialog.tsx'
import { TemplateList } from './template-list.tsx'
import styles from './processes.module.css'

type Part = 'sjablonen' | 'lopend' | 'afgelopen'

/** How we do things with relations, and what runs now. */
export function ProcessesScreen() {
  const t = useT()
  const may = useMay()
  const { deel = 'sjablonen' as Part } = useSearch({ from: '/shell/processen' })
  const navigate = useNavigate({ from: '/processen' })
  const [isAdding, setAdding] = useState(false)
  const manages = may('engagement.process.manage')
  const show = (part: string) =>
    void navigate({
      search: (now) => ({ ...now, deel: part === 'sjablonen' ? undefined : (part as 'lopend' | 'afgelopen') }),
      replace: true,
    })
  return (
    <Page>
      <PageHeader
        title={t('nav.engagement.processes')}
        lead={t('processes.lead')}
        actions={
          manages && (
            <>
              <Button onPress={() => setAdding(true)}>{t('processes.starters')}</Button>
              <LinkButton tone="primary" icon={<Plus aria-hidden="true" />} href="/processen/nieuw">
                {t('processes.new')}
              </LinkButton>
            </>
          )
        }
      />
      <Tabs
        label={t('processes.parts')}
        selected={deel}
        onSelect={show}
        items={[
          {
            id: 'sjablonen',
            label: t('processes.templates'),
            content: <Templates onStarters={() => setAdding(true)} />,
          },
          { id: 'lopend', label: t('processes.running'), content: <Lines state="running" /> },
          { id: 'afgelopen', label: t('processes.ended'), content: <Lines state="ended" /> },
        ]}
      />
      {isAdding && <StarterDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Templates({ onStarters }: { readonly onStarters: () => void }) {
  const t = useT()
  const may = useMay()
  const templates = useQuery(templatesQuery)
  return (
    <QueryStates query={templates}>
      {({ items }) =>
        items.length > 0 ? (
          <TemplateList templates={items} />
        ) : (
          <EmptyState
            title={t('processes.empty')}
            example={t('processes.emptyExample')}
            action={
              may('engagement.process.manage') && (
                <Button tone="primary" onPress={onStarters}>
                  {t('processes.starters')}
                </Button>
              )
            }
          >
            <p>{t('processes.emptyText')}</p>
          </EmptyState>
        )
      }
    </QueryStates>
  )
}

const ALL = 'all'

function Lines({ state }: { readonly state: 'running' | 'ended' }) {
  const t = useT()
  const search = useSearch({ from: '/shell/processen' })
  const filter = {
    state,
    templateId: search.proces,
    ownerId: search.wie,
    ...(state === 'running' && { overdue: search.telaat }),
  }
  const found = useInfiniteQuery(processesQuery(filter))
  const lines = found.data?.pages.flatMap(({ items }) => items) ?? []
  const columns = useColumns(state)
  return (
    <div className={styles.stack}>
      <Filters state={state} />
      <QueryStates query={found}>
        {() =>
          lines.length === 0 ? (
            <EmptyState title={t(`processes.none.${state}`)}>
              <p>{t(`processes.noneText.${state}`)}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                label={t(state === 'running' ? 'processes.running' : 'processes.ended')}
                columns={columns}
                rows={lines}
                rowId={({ id }) => id}
                rowName={({ relation }) => relation.name}
                isBusy={found.isFetching && !found.isFetchingNextPage}
              />
              {found.hasNextPage && (
                <div>
                  <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
                    {t('processes.more')}
                  </Button>
                </div>
              )}
            </>
          )
        }
      </QueryStates>
    </div>
  )
}

function Filters({ state }: { readonly state: 'running' | 'ended' }) {
  const t = useT()
  const { proces, wie, telaat } = useSearch({ from: '/shell/processen' })
  const navigate = useNavigate({ from: '/processen' })
  const templates = useQuery(templatesQuery).data?.items ?? []
  const users = useQuery(holdersQuery).data?.users ?? []
  const change = (search: { proces?: string | undefined; wie?: string | undefined; telaat?: boolean | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...search }), replace: true, resetScroll: false })
  const chosen = (id: string) => (id === ALL ? undefined : id)
  const named = (items: readonly { id: string; name: string }[]) => [
    { id: ALL, label: t('processes.all') },
    ...items.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <FilterBar>
      <Select
        label={t('processes.process')}
        isRequired
        value={proces ?? ALL}
        options={named(templates)}
        onChange={(id) => change({ proces: chosen(id) })}
      />
      <Select
        label={t('process.owner')}
        isRequired
        value={wie ?? ALL}
        options={named(users)}
        onChange={(id) => change({ wie: chosen(id) })}
      />
      {state === 'running' && (
        <Checkbox isSelected={telaat ?? false} onChange={(on) => change({ telaat: on || undefined })}>
          {t('processes.overdueOnly')}
        </Checkbox>
      )}
    </FilterBar>
  )
}

function useColumns(state: 'running' | 'ended'): readonly Column<ProcessLine>[] {
  const t = useT()
  const format = useFormat()
  const common: Column<ProcessLine>[] = [
    {
      id: 'relation',
      header: t('processes.relation'),
      isRowHeader: true,
      cell: ({ id, relation }) => <TextLink href={processHref(id)}>{relation.name}</TextLink>,
    },
    { id: 'process', header: t('processes.process'), cell: ({ template }) => template.name },
    { id: 'owner', header: t('process.owner'), cell: ({ owner }) => owner?.name ?? t('process.unknown') },
  ]
  if (state === 'ended')
    return [
      ...common,
      { id: 'outcome', header: t('processes.outcome'), cell: (line) => <Standing line={line} /> },
      {
        id: 'ended',
        header: t('processes.endedOn'),
        keepsTogether: true,
        cell: ({ endedAt }) => (endedAt === null ? '' : format.date(endedAt)),
      },
    ]
  return [
    ...common,
    {
      id: 'step',
      header: t('processes.step'),
      cell: ({ step, done, total }) => `${step?.title ?? ''} (${done}/${total})`,
    },
    { id: 'days', header: t('processes.days'), align: 'end', cell: ({ daysInStep }) => format.number(daysInStep) },
    { id: 'due', header: t('processes.dueOn'), keepsTogether: true, cell: (line) => <Due line={line} /> },
  ]
}

function Standing({ line }: { readonly line: ProcessLine }) {
  const t = useT()
  const { key, tone } = standingOf(line)
  return <Status tone={tone}>{t(`process.standing.${key}`)}</Status>
}

function Due({ line }: { readonly line: ProcessLine }) {
  const t = useT()
  const format = useFormat()
  if (line.state === 'paused') return <Standing line={line} />
  if (line.dueOn === null) return t('processes.noDay')
  return line.isLate ? (
    <Status tone="danger">{t('processes.late', { date: format.date(line.dueOn) })}</Status>
  ) : (
    format.date(line.dueOn)
  )
}
