import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { SchoolLocation } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { FilterBar, Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { SearchField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { registersHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { sayPlace } from './change-lines.ts'
import { schoolsQuery, useRegisterDeeds } from './registers.api.ts'
import styles from './registers.module.css'

const route = getRouteApi('/shell/koppelingen/registers/scholen')

/** Schools of the register that are no relation yet: those of the municipalities for which the organisation works, or everywhere. */
export function SchoolsScreen() {
  const t = useT()
  const { q = '', overal = false, na } = route.useSearch()
  const navigate = route.useNavigate()
  const [withParents, setWithParents] = useState(false)
  const schools = useQuery(schoolsQuery({ q, isEverywhere: overal, after: na }))
  const columns = useColumns(withParents)
  return (
    <Page>
      <PageHeader
        title={t('schools.title')}
        lead={t('schools.lead')}
        breadcrumbs={[{ label: t('registers.title'), href: registersHref }]}
      />
      <Filters />
      {useMay()('relations.relation.write') && (
        <Checkbox isSelected={withParents} onChange={setWithParents}>
          {t('schools.withParents')}
        </Checkbox>
      )}
      <QueryStates query={schools}>
        {({ items, next, total, within }) => (
          <>
            {within !== null && (
              <p className={styles.soft}>{t('schools.within', { count: within.length, names: within.join(', ') })}</p>
            )}
            {items.length === 0 ? (
              <EmptyState title={t('schools.none')}>
                <p>{t('schools.noneText')}</p>
              </EmptyState>
            ) : (
              <>
                <Table
                  label={t('schools.title')}
                  columns={columns}
                  rows={items}
                  rowId={({ code }) => code}
                  rowName={({ name }) => name}
                />
                <Pagination
                  label={t('registers.pages')}
                  range={t('schools.shown', { count: items.length, total })}
                  onPrevious={na === undefined ? null : () => window.history.back()}
                  onNext={next === null ? null : () => void navigate({ search: (now) => ({ ...now, na: next }) })}
                />
              </>
            )}
          </>
        )}
      </QueryStates>
    </Page>
  )
}

function Filters() {
  const t = useT()
  const { q = '', overal = false } = route.useSearch()
  const navigate = route.useNavigate()
  const [text, setText] = useState(q)
  const search = (typed: string) =>
    void navigate({
      search: { ...(typed !== '' && { q: typed }), ...(overal && { overal }) },
      replace: true,
    })
  return (
    <FilterBar>
      <SearchField
        label={t('schools.search')}
        value={text}
        onChange={setText}
        onSubmit={search}
        onClear={() => search('')}
      />
      <Select
        label={t('schools.where')}
        isRequired
        width="medium"
        value={overal ? 'all' : 'area'}
        options={[
          { id: 'area', label: t('schools.where.area') },
          { id: 'all', label: t('schools.where.all') },
        ]}
        onChange={(id) =>
          void navigate({ search: { ...(q !== '' && { q }), ...(id === 'all' && { overal: true }) }, replace: true })
        }
      />
    </FilterBar>
  )
}

function useColumns(withParents: boolean): readonly Column<SchoolLocation>[] {
  const t = useT()
  const mayMake = useMay()('relations.relation.write')
  const columns: Column<SchoolLocation>[] = [
    { id: 'name', header: t('schools.name'), isRowHeader: true, cell: ({ name }) => name },
    { id: 'code', header: t('schools.code'), keepsTogether: true, cell: ({ code }) => code },
    { id: 'address', header: t('schools.address'), cell: sayPlace },
    { id: 'municipality', header: t('schools.municipality'), cell: ({ municipality }) => municipality },
    { id: 'denomination', header: t('schools.denomination'), cell: ({ denomination }) => denomination },
  ]
  if (mayMake)
    columns.push({
      id: 'make',
      header: t('schools.deed'),
      align: 'end',
      cell: (school) => <Make school={school} withParents={withParents} />,
    })
  return columns
}

function Make({ school, withParents }: { readonly school: SchoolLocation; readonly withParents: boolean }) {
  const t = useT()
  const problemText = useProblemText()
  const { make } = useRegisterDeeds()
  const { code, name } = school
  if (make.data)
    return <TextLink href={`/relaties/${make.data.relationId}`}>{t('schools.toRelation', { name })}</TextLink>
  const press = () =>
    act(
      make,
      { code, withParents },
      {
        onSuccess: ({ made }) => showToast({ text: t('schools.made', { name, others: made - 1 }) }),
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  return (
    <Button size="small" isPending={make.isPending} aria-label={t('schools.makeOf', { name })} onPress={press}>
      {t('schools.make')}
    </Button>
  )
}
