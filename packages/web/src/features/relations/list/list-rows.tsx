import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { useQuery } from '@tanstack/react-query'
import type { BuiltInField, FieldKey, OwnDataType, RelationSummary, listRelations } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { phoneText } from '../../../lib/format.ts'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Pagination } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { SelectionBar } from '../bulk/selection-bar.tsx'
import { shownAsSelected } from '../bulk/selection.view.ts'
import type { Selection } from '../bulk/use-selection.ts'
import { useT } from '../locale/index.ts'
import { MaskMark, orKeptBack } from '../masking/kept-back.tsx'
import { FieldMark, FieldTerm, KindIcon, useFieldLabel } from '../model.tsx'
import { isOwn } from '../own/own.view.ts'
import { fieldsQuery } from '../relations.api.ts'
import { changeAddress, nextPage, pageSize, previousPage } from './list-address.view.ts'
import type { ListAddress } from './list-address.view.ts'
import { isSortable, rangeOf, shownColumns, sortAddress, sortOf, totalOf, typesCell } from './list.view.ts'
import type { ColumnId } from './list.view.ts'
import type { Go } from './list-state.ts'
import { rememberedColumns } from './remembered-columns.ts'
import styles from './list.module.css'

type Page = z.output<typeof listRelations.response>

interface ListRowsProps {
  readonly address: ListAddress
  readonly page: Page
  readonly isBusy: boolean
  readonly go: Go
  readonly selection: Selection
}

export function ListRows({ address, page, isBusy, go, selection }: ListRowsProps) {
  const t = useT()
  const navigate = useNavigate()
  const columns = useRelationColumns()
  const maySelect = useMaySelect()
  const edges = { count: page.items.length, nextCursor: page.nextCursor, previousCursor: page.previousCursor }
  const ids = page.items.map(({ id }) => id)
  const next = nextPage(address, edges)
  const previous = previousPage(address, edges)
  return (
    <>
      <SelectionBar address={address} page={page} selection={selection} />
      <Table
        label={t('relations.list.title')}
        columns={columns}
        shown={shownColumns(address.columns, rememberedColumns())}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        sort={sortOf(address)}
        onSort={(sort) => go(sortAddress(address, sort))}
        onOpen={(row) => void navigate({ to: '/relaties/$id', params: { id: row.id } })}
        {...(maySelect && {
          selected: shownAsSelected(selection.selected, ids),
          onSelect: (shown: ReadonlySet<string>) => selection.pick(ids, shown),
        })}
        isBusy={isBusy}
        isTall
      />
      <footer className={styles.foot}>
        <div className={styles.size}>
          <Select
            label={t('relations.list.size')}
            isLabelHidden
            isRequired
            width="short"
            value={String(pageSize(address))}
            options={[50, 100].map((size) => ({ id: String(size), label: t('relations.list.perPage', { size }) }))}
            onChange={(size) => go(changeAddress(address, { size: size === '100' ? 100 : undefined }))}
          />
        </div>
        <Pagination
          label={t('relations.list.pages')}
          range={useRange(address, page)}
          onPrevious={previous && (() => go(previous))}
          onNext={next && (() => go(next))}
        />
      </footer>
    </>
  )
}

/** Rows can be chosen by whoever can do something with them. */
function useMaySelect(): boolean {
  const may = useMay()
  return may('relations.bulk.run') || may('relations.relation.export') || may('engagement.approach.write')
}

/** "51–100 van 12.340 relaties"; an estimate says so. */
function useRange(address: ListAddress, page: Page): string {
  const t = useT()
  const format = useFormat()
  const { first, last } = rangeOf(address, page.items.length)
  const total = totalOf(page.total, page.isExact)
  return t('relations.list.range', {
    first: format.number(first),
    last: format.number(last),
    total: t(`relations.list.total.${total.key}`, { amount: total.amount }),
  })
}

/** The columns in the reader's words; those of a field explain themselves. */
export function useRelationColumns(): readonly Column<RelationSummary>[] {
  const t = useT()
  const format = useFormat()
  const label = useFieldLabel()
  const plain = (id: ColumnId): Pick<Column<RelationSummary>, 'id' | 'header' | 'isSortable'> => ({
    id,
    header: t(`relations.column.${id}`),
    isSortable: isSortable(id),
  })
  const ofField = (id: ColumnId, field: BuiltInField) => ({ ...plain(id), header: label(field), ...meaningOf(field) })
  const ofAddress = (id: ColumnId) => ({ ...plain(id), ...meaningOf('addresses', t(`relations.column.${id}`)) })
  return [
    {
      ...plain('name'),
      ...meaningOf('name', t('relations.column.name')),
      isRowHeader: true,
      isFixed: true,
      cell: (row) => <NameCell row={row} />,
    },
    { ...plain('types'), cell: ({ types }) => types.length > 0 && <TypesCell types={types} /> },
    { ...plain('labels'), cell: ({ labels }) => labels.length > 0 && <TypesCell types={labels} /> },
    {
      ...ofField('email', 'emails'),
      cell: ({ email, limited }) =>
        orKeptBack(limited, 'emails') ??
        (email !== null && (
          <span className={styles.oneLine} title={email}>
            {email}
          </span>
        )),
    },
    {
      ...ofField('phone', 'phones'),
      keepsTogether: true,
      cell: ({ phone, limited }) => orKeptBack(limited, 'phones') ?? (phone !== null && phoneText(phone)),
    },
    { ...ofAddress('street'), cell: (row) => row.street ?? orKeptBack(row.limited, 'addresses') },
    { ...ofAddress('postcode'), keepsTogether: true, cell: (row) => row.postcode },
    { ...ofAddress('place'), keepsTogether: true, cell: (row) => row.place },
    {
      ...ofField('birthDate', 'birthDate'),
      keepsTogether: true,
      cell: ({ birthDate, limited }) =>
        orKeptBack(limited, 'birthDate') ?? (birthDate !== null && format.date(birthDate)),
    },
    { ...plain('branch'), cell: (row) => row.branch },
    { ...plain('sources'), cell: ({ sources }) => sources.join(', ') },
    {
      ...plain('changed'),
      keepsTogether: true,
      cell: (row) => <span title={format.dateTime(row.changedAt)}>{format.date(row.changedAt)}</span>,
    },
    ...useOwnColumns(),
  ]
}

/** What a column means, as its word or behind it; parts of an address have a word of their own and the meaning of the whole. */
function meaningOf(field: FieldKey, word?: string): Pick<Column<RelationSummary>, 'headerContent' | 'headerMark'> {
  return {
    headerContent: <FieldTerm field={field} {...(word !== undefined && { word })} />,
    headerMark: <FieldMark field={field} />,
  }
}

/** A column for every field of one's own that is in use. */
function useOwnColumns(): readonly Column<RelationSummary>[] {
  const own = (useQuery(fieldsQuery).data?.items ?? []).filter(isOwn).filter(({ isRetired }) => !isRetired)
  return own.map((field) => ({
    id: field.key,
    header: field.label,
    ...meaningOf(field.key),
    isSortable: sortableOwn.has(field.dataType),
    cell: (row: RelationSummary) => orKeptBack(row.limited, field.key) ?? <OwnCell text={row.own?.[field.key]} />,
  }))
}

/** Of several choices and of long texts the order means nothing. */
const sortableOwn: ReadonlySet<OwnDataType> = new Set(['text', 'number', 'money', 'date', 'choice', 'yes_no'])

function OwnCell({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <span className={styles.oneLine} title={text} dir="auto">
      {text}
    </span>
  )
}

function NameCell({ row }: { readonly row: RelationSummary }) {
  return (
    <span className={styles.name} title={row.name}>
      <KindIcon kind={row.kind} />
      <TextLink quiet href={`/relaties/${row.id}`}>
        {row.name}
      </TextLink>
      {row.mask && <MaskMark mask={row.mask} />}
    </span>
  )
}

function TypesCell({ types }: { readonly types: readonly string[] }) {
  const t = useT()
  const { text, more } = typesCell(types)
  return (
    <span className={styles.types} {...(more > 0 && { title: types.join(', ') })}>
      {text}
      {more > 0 && <span className={styles.more}> {t('relations.list.more', { count: more })}</span>}
    </span>
  )
}
