import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ProductRegister, RegisterEdition, SchoolRegister } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { editionHref, newSchoolsHref, proposalsHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { AddEdition } from './add-edition.tsx'
import { registersQuery } from './registers.api.ts'
import styles from './registers.module.css'

/** Which public registers there are, of which day, and whose they are. */
export function RegistersScreen() {
  const t = useT()
  const may = useMay()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const registers = useQuery(registersQuery)
  const mayManage = may('integrations.register.manage')
  const hasSchools = registers.data?.schools.some(({ current }) => current !== null) ?? false
  const open = registers.data?.openProposals ?? 0
  return (
    <Page>
      <PageHeader
        title={t('registers.title')}
        lead={t('registers.lead')}
        actions={
          <>
            {open > 0 && <LinkButton href={proposalsHref}>{t('registers.toProposals', { count: open })}</LinkButton>}
            {hasSchools && <LinkButton href={newSchoolsHref}>{t('schools.toNew')}</LinkButton>}
            {mayManage && (
              <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
                {t('registers.add')}
              </Button>
            )}
          </>
        }
      />
      <QueryStates query={registers}>
        {({ schools, editions, product }) => (
          <>
            <Schools schools={schools} />
            <Editions editions={editions} />
            <Product product={product} />
          </>
        )}
      </QueryStates>
      {isAdding && (
        <AddEdition
          onClose={() => setAdding(false)}
          onAdded={(id) => void navigate({ to: '/koppelingen/registers/editie/$id', params: { id } })}
        />
      )}
    </Page>
  )
}

function Schools({ schools }: { readonly schools: readonly SchoolRegister[] }) {
  const t = useT()
  const { date, number } = useFormat()
  const columns: readonly Column<SchoolRegister>[] = [
    { id: 'name', header: t('registers.register'), isRowHeader: true, cell: ({ key }) => t(`registers.name.${key}`) },
    {
      id: 'edition',
      header: t('registers.edition'),
      cell: ({ current }) =>
        current === null ? (
          <Status tone="neutral">{t('registers.notRead')}</Status>
        ) : (
          <TextLink href={editionHref(current.id)}>{date(current.datedOn)}</TextLink>
        ),
    },
    { id: 'boards', header: t('registers.boards'), align: 'end', cell: ({ boards }) => number(boards) },
    { id: 'schools', header: t('registers.schools'), align: 'end', cell: (row) => number(row.schools) },
    { id: 'locations', header: t('registers.locations'), align: 'end', cell: ({ locations }) => number(locations) },
    { id: 'closed', header: t('registers.closed'), align: 'end', cell: ({ closed }) => number(closed) },
  ]
  return (
    <section aria-labelledby="registers-schools" className={styles.part}>
      <h2 id="registers-schools">{t('registers.ofSchools')}</h2>
      <p className={styles.soft}>{t('registers.duoNote')}</p>
      <Table
        label={t('registers.ofSchools')}
        columns={columns}
        rows={schools}
        rowId={({ key }) => key}
        rowName={({ key }) => t(`registers.name.${key}`)}
      />
    </section>
  )
}

const TONES = {
  reading: 'information',
  ready: 'attention',
  applied: 'neutral',
  undone: 'neutral',
  discarded: 'neutral',
  failed: 'danger',
} as const

export function EditionState({ edition }: { readonly edition: RegisterEdition }) {
  const t = useT()
  if (edition.isCurrent) return <Status tone="success">{t('registers.current')}</Status>
  return <Status tone={TONES[edition.state]}>{t(`registers.state.${edition.state}`)}</Status>
}

function Editions({ editions }: { readonly editions: readonly RegisterEdition[] }) {
  const t = useT()
  const { date, number, dateTime } = useFormat()
  const columns: readonly Column<RegisterEdition>[] = [
    {
      id: 'file',
      header: t('registers.file'),
      isRowHeader: true,
      cell: ({ id, fileName }) => <TextLink href={editionHref(id)}>{fileName}</TextLink>,
    },
    {
      id: 'register',
      header: t('registers.register'),
      cell: ({ register }) => (register === null ? '–' : t(`registers.name.${register}`)),
    },
    { id: 'dated', header: t('registers.datedOn'), keepsTogether: true, cell: ({ datedOn }) => date(datedOn) },
    { id: 'state', header: t('registers.state'), cell: (edition) => <EditionState edition={edition} /> },
    { id: 'rows', header: t('registers.rows'), align: 'end', cell: ({ rows }) => number(rows) },
    {
      id: 'added',
      header: t('registers.addedBy'),
      cell: ({ addedBy, addedAt }) => t('registers.byOn', { by: addedBy, when: dateTime(addedAt) }),
    },
  ]
  if (editions.length === 0)
    return (
      <EmptyState title={t('registers.none')}>
        <p>{t('registers.noneText')}</p>
      </EmptyState>
    )
  return (
    <section aria-labelledby="registers-editions" className={styles.part}>
      <h2 id="registers-editions">{t('registers.editions')}</h2>
      <Table
        label={t('registers.editions')}
        columns={columns}
        rows={editions}
        rowId={({ id }) => id}
        rowName={({ fileName }) => fileName}
      />
    </section>
  )
}

function Product({ product }: { readonly product: readonly ProductRegister[] }) {
  const t = useT()
  const { date, number } = useFormat()
  const columns: readonly Column<ProductRegister>[] = [
    {
      id: 'name',
      header: t('registers.register'),
      isRowHeader: true,
      cell: ({ key }) => t(`registers.product.${key}`),
    },
    {
      id: 'dated',
      header: t('registers.datedOn'),
      cell: ({ datedOn }) => (datedOn === null ? t('registers.noDay') : date(datedOn)),
    },
    { id: 'rows', header: t('registers.rows'), align: 'end', cell: ({ rows }) => number(rows) },
    { id: 'source', header: t('registers.source'), cell: ({ key }) => t(`registers.source.${key}`) },
    {
      id: 'from',
      header: t('registers.state'),
      cell: ({ isReplaced }) => t(isReplaced ? 'registers.replaced' : 'registers.shipped'),
    },
  ]
  return (
    <section aria-labelledby="registers-product" className={styles.part}>
      <h2 id="registers-product">{t('registers.ofProduct')}</h2>
      <p className={styles.soft}>{t('registers.productNote')}</p>
      <Table
        label={t('registers.ofProduct')}
        columns={columns}
        rows={product}
        rowId={({ key }) => key}
        rowName={({ key }) => t(`registers.product.${key}`)}
      />
    </section>
  )
}
