import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Pagination } from '../../../ui/layout.tsx'
import { EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { foldersHref, importHref, newImportHref } from '../addresses.ts'
import { importsQuery } from '../identity.api.ts'
import { useT } from '../locale/index.ts'
import { ImportActions } from './import-actions-menu.tsx'
import { accountParts, toneOfImport } from './imports.view.ts'
import type { ImportEntry } from './imports.view.ts'
import styles from './overview.module.css'

/** Every list that was read in, what became of it, and what can still be done with it. */
export function ImportsScreen() {
  const t = useT()
  const may = useMay()
  const router = useRouter()
  const { cursor } = useSearch({ from: '/shell/imports' })
  const navigate = useNavigate({ from: '/imports' })
  const imports = useQuery({ ...importsQuery(cursor), placeholderData: keepPreviousData })
  const columns = useColumns()
  const start = may('identity.import.run') && (
    <LinkButton tone="primary" icon={<FileUp aria-hidden="true" />} href={newImportHref}>
      {t('imports.start')}
    </LinkButton>
  )
  const isEmpty = imports.data?.items.length === 0
  return (
    <Page>
      <PageHeader
        title={t('imports.title')}
        lead={t('imports.lead')}
        actions={
          <>
            <LinkButton href={foldersHref}>{t('folders.title')}</LinkButton>
            {!isEmpty && start}
          </>
        }
      />
      <QueryStates query={imports}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <EmptyState title={t('imports.empty')} action={start} example={t('imports.example')}>
              <p>{t('imports.emptyText')}</p>
              <p>{t('file.formats')}</p>
            </EmptyState>
          ) : (
            <>
              <Table
                label={t('imports.title')}
                columns={columns}
                rows={items}
                rowId={(row) => row.id}
                rowName={(row) => row.fileName}
                isBusy={imports.isPlaceholderData}
              />
              {(cursor !== undefined || nextCursor !== null) && (
                <Pagination
                  label={t('imports.pages')}
                  range={t('imports.shown', { count: items.length })}
                  onPrevious={cursor === undefined ? null : () => router.history.back()}
                  onNext={nextCursor === null ? null : () => void navigate({ search: { cursor: nextCursor } })}
                />
              )}
            </>
          )
        }
      </QueryStates>
    </Page>
  )
}

function useColumns(): readonly Column<ImportEntry>[] {
  const t = useT()
  const format = useFormat()
  return [
    {
      id: 'file',
      header: t('imports.file'),
      isRowHeader: true,
      cell: (row) => (
        <span className={styles.file}>
          <TextLink href={importHref(row.id)}>{row.fileName}</TextLink>
          {row.sourceName !== null && <span className={styles.small}>{row.sourceName}</span>}
          {row.folderName !== null && (
            <span className={styles.small}>{t('imports.fromFolder', { name: row.folderName })}</span>
          )}
        </span>
      ),
    },
    {
      id: 'state',
      header: t('imports.state'),
      cell: (row) => <Status tone={toneOfImport(row.state)}>{t(`importState.${row.state}`)}</Status>,
    },
    { id: 'account', header: t('imports.account'), cell: (row) => <Account row={row} /> },
    {
      id: 'when',
      header: t('imports.when'),
      cell: (row) => (
        <span className={styles.when}>
          <time dateTime={row.createdAt} title={format.dateTime(row.createdAt)}>
            {format.relative(row.createdAt)}
          </time>
          <span className={styles.small}>{row.startedBy}</span>
        </span>
      ),
    },
    { id: 'actions', header: t('imports.actions'), align: 'end', cell: (row) => <ImportActions entry={row} /> },
  ]
}

/** The account in one line; what it means is told where it is opened. */
function Account({ row }: { readonly row: ImportEntry }) {
  const t = useT()
  if (!row.counts || row.state === 'failed' || row.state === 'cancelled') return null
  return (
    <span className={styles.account}>
      <strong>{t('imports.rows', { count: row.counts.rows })}</strong>
      {accountParts(row.counts).map(({ outcome, count }) => (
        <span key={outcome}>{t(`part.${outcome}`, { count })}</span>
      ))}
    </span>
  )
}
