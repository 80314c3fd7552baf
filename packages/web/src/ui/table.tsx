import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react'
import { useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from './button.tsx'
import { Checkbox } from './choice.tsx'
import { cx } from './class-names.ts'
import { Menu } from './menu.tsx'
import { nextSort, rowAfter, selectUpTo, toggleAll, toggleOne, visibleColumns } from './table.view.ts'
import type { Sort } from './table.view.ts'
import { useUiTexts } from './texts.tsx'
import styles from './table.module.css'

export interface Column<T> {
  readonly id: string
  readonly header: string
  readonly cell: (row: T) => ReactNode
  /** The server sorts; the header only asks for it. */
  readonly isSortable?: boolean
  readonly align?: 'start' | 'end'
  /** Names the row: bold, first, read with every cell, the title of the card on a phone. Exactly one column has it. */
  readonly isRowHeader?: boolean
  /** Dates, numbers and codes: never broken over two lines. */
  readonly keepsTogether?: boolean
  /** Cannot be switched off in the column chooser. */
  readonly isFixed?: boolean
  /** For example a DefinitionHint instead of the bare word; not of a column that sorts, whose word is pressed for that. */
  readonly headerContent?: ReactNode
  /** Stands behind the word of a column that sorts, such as a DefinitionMark. */
  readonly headerMark?: ReactNode
}

export interface TableProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowId: (row: T) => string
  /** How a row is called in "select …". */
  readonly rowName: (row: T) => string
  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort) => void
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  /** Ids of the columns shown, in order; all when absent. */
  readonly shown?: readonly string[] | undefined
  /** Enter on a row; without it Enter follows the first link in the row. */
  readonly onOpen?: (row: T) => void
  /** True while the next page or order is on its way: the old rows stay, dimmed. */
  readonly isBusy?: boolean
  /** Rows take at most the height of the screen and the header stays in sight. */
  readonly isTall?: boolean
}

/**
 * A real table: arrow keys walk the rows, Enter opens, space selects, with shift everything since the last one that was selected. Below 40rem of its own width every row becomes
 * a card; explicit roles keep it a table for screen readers when CSS takes the table layout away.
 */
export function Table<T>(props: TableProps<T>) {
  const { label, rows, rowId, isBusy = false, isTall = false } = props
  const columns = visibleColumns(props.columns, props.shown)
  const choose = useChoosing(props)
  return (
    <div className={cx(styles.frame, isTall && styles.tall)}>
      <table role="table" aria-label={label} aria-busy={isBusy} className={cx(styles.table, isBusy && styles.busy)}>
        <TableHead table={props} columns={columns} />
        <tbody role="rowgroup">
          {rows.map((row, index) => (
            <TableRow
              key={rowId(row)}
              table={props}
              columns={columns}
              row={row}
              isFirst={index === 0}
              choose={choose}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface Part<T> {
  readonly table: TableProps<T>
  readonly columns: readonly Column<T>[]
}

function TableHead<T>({ table, columns }: Part<T>) {
  const texts = useUiTexts()
  const { rows, rowId, selected, onSelect, sort = null, onSort } = table
  const ids = rows.map(rowId)
  const count = selected ? ids.filter((id) => selected.has(id)).length : 0
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selected && onSelect && (
          <th role="columnheader" scope="col" className={styles.select}>
            <Checkbox
              aria-label={texts.selectAll}
              isSelected={count > 0 && count === ids.length}
              isIndeterminate={count > 0 && count < ids.length}
              onChange={() => onSelect(toggleAll(selected, ids))}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeaderCell key={column.id} column={column} sort={sort} {...(onSort && { onSort })} />
        ))}
      </tr>
    </thead>
  )
}

interface HeaderCellProps<T> {
  readonly column: Column<T>
  readonly sort: Sort | null
  readonly onSort?: (sort: Sort) => void
}

function HeaderCell<T>({ column, sort, onSort }: HeaderCellProps<T>) {
  const look = cx(column.align === 'end' && styles.end)
  if (column.isSortable && onSort) return <SortableHeader column={column} sort={sort} onSort={onSort} look={look} />
  return (
    <th role="columnheader" scope="col" className={look}>
      {column.headerContent ?? column.header}
    </th>
  )
}

interface SortableHeaderProps<T> extends Required<HeaderCellProps<T>> {
  readonly look: string
}

function SortableHeader<T>({ column, sort, onSort, look }: SortableHeaderProps<T>) {
  const texts = useUiTexts()
  const direction = sort?.column === column.id ? sort.direction : 'none'
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp
  return (
    <th role="columnheader" scope="col" className={cx(look, styles.sortable)} aria-sort={direction}>
      <button
        type="button"
        className={cx(styles.sort, direction !== 'none' && styles.sorted)}
        title={texts.sortBy(column.header)}
        onClick={() => onSort(nextSort(sort, column.id))}
      >
        {column.header}
        <Arrow aria-hidden="true" />
      </button>
      {column.headerMark}
    </th>
  )
}

/** Chooses a row or lets it go; with `isRange` every row between the one that was chosen last and this one. */
type Choose = (id: string, isRange: boolean) => void

function useChoosing<T>({ rows, rowId, selected, onSelect }: TableProps<T>): Choose | undefined {
  const last = useRef<string | null>(null)
  if (!selected || !onSelect) return undefined
  return (id, isRange) => {
    const from = last.current
    last.current = id
    onSelect(
      isRange && from !== null ? selectUpTo(selected, rows.map(rowId), { from, to: id }) : toggleOne(selected, id),
    )
  }
}

interface RowProps<T> extends Part<T> {
  readonly row: T
  readonly isFirst: boolean
  readonly choose: Choose | undefined
}

function TableRow<T>({ table, columns, row, isFirst, choose }: RowProps<T>) {
  const texts = useUiTexts()
  const id = table.rowId(row)
  const isSelected = table.selected?.has(id) ?? false
  // The box itself does not tell which keys were down when it was pressed.
  const isShifted = useRef(false)
  const toggle = choose && ((isRange: boolean) => choose(id, isRange))
  return (
    <tr
      role="row"
      tabIndex={isFirst ? 0 : -1}
      className={cx(isSelected && styles.selected)}
      onFocus={(event) => takeTabStop(event.currentTarget)}
      onKeyDown={(event) => handleRowKey(event, { toggle, open: table.onOpen && (() => table.onOpen?.(row)) })}
    >
      {toggle && (
        <td
          role="cell"
          className={styles.select}
          onPointerDownCapture={(event) => (isShifted.current = event.shiftKey)}
          onKeyDownCapture={(event) => (isShifted.current = event.shiftKey)}
        >
          <Checkbox
            aria-label={texts.selectRow(table.rowName(row))}
            isSelected={isSelected}
            onChange={() => toggle(isShifted.current)}
          />
        </td>
      )}
      {columns.map((column) => (
        <BodyCell key={column.id} column={column} row={row} />
      ))}
    </tr>
  )
}

function BodyCell<T>({ column, row }: { readonly column: Column<T>; readonly row: T }) {
  const look = cx(column.align === 'end' && styles.end, column.keepsTogether && styles.together)
  if (column.isRowHeader) {
    return (
      <th role="rowheader" scope="row" className={cx(styles.rowHeader, look)}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td role="cell" data-label={column.header} className={look}>
      {column.cell(row)}
    </td>
  )
}

interface RowActions {
  readonly toggle: ((isRange: boolean) => void) | undefined
  readonly open: (() => void) | undefined
}

/**
 * One row of the table is a tab stop: the one that had the focus last. Kept in the page itself, because walking through a
 * hundred rows must not draw a hundred rows at every step.
 */
function takeTabStop(row: HTMLTableRowElement): void {
  for (const other of row.parentElement?.querySelectorAll<HTMLElement>(':scope > [tabindex="0"]') ?? [])
    other.tabIndex = -1
  row.tabIndex = 0
}

/** Keys count only when the row itself has the focus; inside a control they belong to the control. */
function handleRowKey(event: KeyboardEvent<HTMLTableRowElement>, actions: RowActions): void {
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey
  if (event.target !== event.currentTarget || hasModifier) return
  if (walk(event.currentTarget, event.key) || act(event, actions)) event.preventDefault()
}

function walk(row: HTMLTableRowElement, key: string): boolean {
  const siblings = [...(row.parentElement?.children ?? [])]
  const next = rowAfter(key, siblings.indexOf(row), siblings.length)
  const target = next === null ? null : siblings[next]
  if (target instanceof HTMLElement) target.focus()
  return next !== null
}

function act(event: KeyboardEvent<HTMLTableRowElement>, { toggle, open }: RowActions): boolean {
  if (event.key === ' ' && toggle) {
    toggle(event.shiftKey)
    return true
  }
  if (event.key !== 'Enter') return false
  if (open) open()
  else event.currentTarget.querySelector('a')?.click()
  return true
}

export interface ColumnChooserProps<T> {
  readonly columns: readonly Column<T>[]
  readonly shown: readonly string[]
  readonly onChange: (shown: readonly string[]) => void
}

export function ColumnChooser<T>({ columns, shown, onChange }: ColumnChooserProps<T>) {
  const texts = useUiTexts()
  const order = (ids: readonly string[]) => columns.filter((c) => ids.includes(c.id)).map((c) => c.id)
  return (
    <Menu
      label={texts.columns}
      trigger={<Button icon={<Columns3 aria-hidden="true" />}>{texts.columns}</Button>}
      groups={[
        {
          id: 'columns',
          selectionMode: 'multiple',
          selected: [...shown],
          onSelect: (ids) => onChange(order(ids)),
          items: columns.map((c) => ({ id: c.id, label: c.header, isDisabled: c.isFixed ?? false })),
        },
      ]}
    />
  )
}

export interface BulkBarProps {
  readonly count: number
  /** Instead of "3 geselecteerd", when it is not rows that are counted. */
  readonly text?: string
  readonly children: ReactNode
  readonly onClear: () => void
}

/** What can be done with the selected rows; absent when nothing is selected. */
export function BulkBar({ count, text, children, onClear }: BulkBarProps) {
  const texts = useUiTexts()
  if (count === 0) return null
  return (
    <div role="toolbar" aria-label={text ?? texts.selected(count)} className={styles.bulk}>
      <strong>{text ?? texts.selected(count)}</strong>
      {children}
      <Button tone="quiet" size="small" onPress={onClear}>
        {texts.clear}
      </Button>
    </div>
  )
}
