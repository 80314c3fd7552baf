import { useEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { cx } from './class-names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import styles from './day-grid.module.css'

export interface DayGridProps {
  readonly label: string
  /** Weeks of seven days ("2026-03-02"), in the order in which they are shown. */
  readonly weeks: readonly (readonly string[])[]
  /** What the columns are called: short, and in full for who hears it. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[]
  readonly today: string
  readonly selected: string
  /** Whether a day is only there to make its week whole. */
  readonly isBeside: (day: string) => boolean
  /** How a day and what stands there is said, in the place of what is seen. */
  readonly nameOf: (day: string) => string
  /** Where a key leads from a day; null when it is none of the grid's. It may be outside the weeks that are shown. */
  readonly after: (key: string, day: string) => string | null
  readonly onSelect: (day: string) => void
  /** What a day shows: not read, and nothing in it can be pressed. */
  readonly children: (day: string) => ReactNode
}

/**
 * A calendar as a grid (WAI-ARIA): one day has the focus, arrows go from day to day, Home and End through the week, Page Up and Page Down
 * to the month before and after. The day with the focus is the one that is selected.
 */
export function DayGrid(props: DayGridProps) {
  const { label, weeks, weekdays, selected, after, onSelect } = props
  const grid = useRef<HTMLTableElement>(null)
  const follows = useRef(false)
  useEffect(() => {
    // The keyboard goes along to the day that it was sent to, also when that is in another month.
    if (follows.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    follows.current = false
  }, [selected])
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : after(event.key, selected)
    if (next === null) return
    event.preventDefault()
    follows.current = true
    onSelect(next)
  }
  return (
    <table ref={grid} role="grid" aria-label={label} className={styles.grid} onKeyDown={onKeyDown}>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell key={day} day={day} {...props} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({
  day,
  today,
  selected,
  isBeside,
  nameOf,
  onSelect,
  children,
}: DayGridProps & { readonly day: string }) {
  const isSelected = day === selected
  return (
    <td
      role="gridcell"
      tabIndex={isSelected ? 0 : -1}
      aria-selected={isSelected}
      {...(day === today && { 'aria-current': 'date' as const })}
      className={cx(styles.day, isBeside(day) && styles.beside, day === today && styles.today)}
      onClick={() => onSelect(day)}
    >
      <VisuallyHidden>{nameOf(day)}</VisuallyHidden>
      <span className={styles.number} aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <span aria-hidden="true">{children(day)}</span>
    </td>
  )
}
