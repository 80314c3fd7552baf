import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, Printer } from 'lucide-react'
import { useState } from 'react'
import type { Definition } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { useT } from '../locale/index.ts'
import { definitionsQuery } from './definitions.api.ts'
import { matching, toneOf } from './definitions.view.ts'
import { StarterDialog } from './starter-dialog.tsx'
import styles from './definitions.module.css'

/** What our words mean: all of them, or those that still have to be decided about. */
export function DefinitionsScreen() {
  const t = useT()
  const { lijst } = useSearch({ from: '/shell/begrippen' })
  const navigate = useNavigate({ from: '/begrippen' })
  const workshop = useQuery(definitionsQuery('workshop')).data?.items.length
  return (
    <Page>
      <PageHeader title={t('definitions.title')} lead={t('definitions.lead')} actions={<Actions />} />
      <Tabs
        label={t('definitions.lists')}
        selected={lijst ?? 'alle'}
        onSelect={(id) =>
          void navigate({ search: id === 'werksessie' ? { lijst: id } : {}, replace: true, resetScroll: false })
        }
        items={[
          { id: 'alle', label: t('definitions.all'), content: <AllTerms /> },
          {
            id: 'werksessie',
            label: t('definitions.workshop'),
            ...(workshop !== undefined && { count: String(workshop) }),
            content: <Workshop />,
          },
        ]}
      />
    </Page>
  )
}

function Actions() {
  const t = useT()
  const may = useMay()
  const [isStarting, setStarting] = useState(false)
  return (
    <>
      {may('governance.model.write') && <Button onPress={() => setStarting(true)}>{t('definitions.starter')}</Button>}
      {may('governance.model.propose') && (
        <LinkButton href="/begrippen/nieuw" tone="primary" icon={<Plus aria-hidden="true" />}>
          {t('definitions.add')}
        </LinkButton>
      )}
      {isStarting && <StarterDialog onClose={() => setStarting(false)} />}
    </>
  )
}

function AllTerms() {
  const t = useT()
  const definitions = useQuery(definitionsQuery('all'))
  const { zoek = '' } = useSearch({ from: '/shell/begrippen' })
  const navigate = useNavigate({ from: '/begrippen' })
  return (
    <QueryStates query={definitions}>
      {({ items }) => {
        if (items.length === 0) return <NoTerms />
        const found = matching(items, zoek)
        return (
          <div className={styles.list}>
            <SearchField
              label={t('definitions.search')}
              placeholder={t('definitions.search')}
              width="medium"
              value={zoek}
              onChange={(text) =>
                void navigate({ search: text === '' ? {} : { zoek: text }, replace: true, resetScroll: false })
              }
            />
            {found.length === 0 ? (
              <EmptyState title={t('definitions.searchEmpty')}>
                <p>{t('definitions.searchEmptyText')}</p>
              </EmptyState>
            ) : (
              <TermTable label={t('definitions.all')} items={found} />
            )}
          </div>
        )
      }}
    </QueryStates>
  )
}

function NoTerms() {
  const t = useT()
  return (
    <EmptyState title={t('definitions.empty')} example={t('definitions.emptyExample')}>
      <p>{t('definitions.emptyText')}</p>
    </EmptyState>
  )
}

/** On the screen a list to go through one by one; on paper every term with room to write. */
function Workshop() {
  const t = useT()
  const definitions = useQuery(definitionsQuery('workshop'))
  return (
    <QueryStates query={definitions}>
      {({ items }) => {
        const [first] = items
        if (!first)
          return (
            <EmptyState title={t('definitions.workshopEmpty')}>
              <p>{t('definitions.workshopEmptyText')}</p>
            </EmptyState>
          )
        return (
          <div className={styles.list}>
            <p className={styles.lead}>{t('definitions.workshopLead')}</p>
            <div className={styles.screenOnly}>
              <Row>
                <LinkButton href={`/begrippen/${first.id}`}>{t('definitions.workshopStart')}</LinkButton>
                <Button tone="quiet" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
                  {t('definitions.print')}
                </Button>
              </Row>
              <TermTable label={t('definitions.workshop')} items={items} />
            </div>
            <PrintedTerms items={items} />
          </div>
        )
      }}
    </QueryStates>
  )
}

function PrintedTerms({ items }: { readonly items: readonly Definition[] }) {
  const t = useT()
  return (
    <ul className={styles.printed} aria-hidden="true">
      {items.map((item) => (
        <li key={item.id}>
          <strong>{item.term}</strong> <TermStatus item={item} />
          <p>{item.meaning}</p>
          {item.countingRule !== '' && (
            <p>
              {t('definition.countingRule')}: {item.countingRule}
            </p>
          )}
          <div className={styles.room} />
        </li>
      ))}
    </ul>
  )
}

export function TermStatus({ item }: { readonly item: Pick<Definition, 'status' | 'isDisputed'> }) {
  const t = useT()
  return (
    <Status tone={toneOf(item.status, item.isDisputed)}>
      {item.isDisputed ? t('definitions.disputed') : t(`definitions.status.${item.status}`)}
    </Status>
  )
}

function TermTable({ label, items }: { readonly label: string; readonly items: readonly Definition[] }) {
  const columns = useColumns()
  return (
    <Table label={label} columns={columns} rows={items} rowId={(row) => row.id} rowName={(row) => row.term} isTall />
  )
}

function useColumns(): readonly Column<Definition>[] {
  const t = useT()
  return [
    {
      id: 'term',
      header: t('definitions.term'),
      isRowHeader: true,
      cell: (row) => <TextLink href={`/begrippen/${row.id}`}>{row.term}</TextLink>,
    },
    { id: 'meaning', header: t('definitions.meaning'), cell: (row) => row.meaning },
    {
      id: 'status',
      header: t('definitions.status'),
      cell: (row) => (
        <div className={styles.status}>
          <TermStatus item={row} />
          {row.alternativeCount > 0 && (
            <span className={styles.soft}>{t('definitions.alternatives', { count: row.alternativeCount })}</span>
          )}
        </div>
      ),
    },
    { id: 'domain', header: t('definitions.domain'), cell: (row) => row.domain?.name ?? '' },
    { id: 'owner', header: t('definitions.owner'), cell: (row) => row.owner?.name ?? '' },
  ]
}
