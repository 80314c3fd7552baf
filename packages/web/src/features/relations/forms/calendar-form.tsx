import { dutchToday } from '../../../lib/dutch-today.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { Dated } from '@klantregie/contract'
import { useLanguage } from '../../../lib/i18n.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { DayGrid } from '../../../ui/day-grid.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { changeAddress, toFilter } from '../list/list-address.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useT } from '../locale/index.ts'
import { DatedKinds, DatedShort, DayPanel, DaysList } from './calendar-days.tsx'
import { dayAfterKey, kindsIn, perDay, turned, weeksOf } from './calendar.view.ts'
import type { Span } from './calendar.view.ts'
import { calendarQuery } from './forms.api.ts'
import styles from './calendar.module.css'

/** What stands on which day about the relations of the list: a month or a week. */
export function CalendarForm({ address, go }: ListState) {
  const t = useT()
  const day = address.dag ?? dutchToday()
  const span: Span = address.blik ?? 'maand'
  const weeks = weeksOf(day, span)
  const from = weeks[0]?.[0] ?? day
  const until = weeks.at(-1)?.[6] ?? day
  const calendar = useQuery({
    ...calendarQuery({ ...toFilter(address), kinds: [...kindsIn(address.soort)], from, until }),
    placeholderData: keepPreviousData,
  })
  const goTo = (next: string) => go(changeAddress(address, { dag: next }), true)
  return (
    <>
      <Turning day={day} span={span} goTo={goTo}>
        <Select
          label={t('relations.calendar.span')}
          isRequired
          width="short"
          value={span}
          options={(['maand', 'week'] as const).map((id) => ({ id, label: t(`relations.calendar.${id}`) }))}
          onChange={(id) => go(changeAddress(address, { blik: id === 'week' ? 'week' : undefined }), true)}
        />
      </Turning>
      <QueryStates query={calendar}>
        {({ items, more }) => (
          <Days
            {...{ address, go, weeks, day, span, goTo, items }}
            full={new Set(more.map((one) => one.day))}
            isEmpty={items.length === 0 && !calendar.isPlaceholderData}
          />
        )}
      </QueryStates>
    </>
  )
}

interface TurningProps {
  readonly day: string
  readonly span: Span
  readonly goTo: (day: string) => void
  readonly children: React.ReactNode
}

function Turning({ day, span, goTo, children }: TurningProps) {
  const t = useT()
  const title = useSpanTitle(day, span)
  return (
    <Row align="end">
      <div className={styles.turning}>
        <IconButton
          label={t(`relations.calendar.before.${span}`)}
          icon={<ChevronLeft aria-hidden="true" />}
          onPress={() => goTo(turned(day, -1, span))}
        />
        <h2 className={styles.month} aria-live="polite">
          {title}
        </h2>
        <IconButton
          label={t(`relations.calendar.after.${span}`)}
          icon={<ChevronRight aria-hidden="true" />}
          onPress={() => goTo(turned(day, 1, span))}
        />
      </div>
      <Button onPress={() => goTo(dutchToday())}>{t('relations.calendar.today')}</Button>
      {children}
    </Row>
  )
}

function useSpanTitle(day: string, span: Span): string {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  const [first = day] = weeksOf(day, 'week')[0] ?? []
  if (span === 'week') return t('relations.calendar.weekOf', { date: format.longDate(first) })
  return monthName(day, language)
}

function monthName(day: string, language: 'nl' | 'en'): string {
  return new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
}

interface DaysProps extends ListState {
  readonly weeks: readonly (readonly string[])[]
  readonly day: string
  readonly span: Span
  readonly goTo: (day: string) => void
  readonly items: readonly Dated[]
  /** Days on which there is more than came. */
  readonly full: ReadonlySet<string>
  readonly isEmpty: boolean
}

const IN_A_CELL = 3

function Days({ address, go, weeks, day, span, goTo, items, full, isEmpty }: DaysProps) {
  const t = useT()
  const format = useFormat()
  const days = perDay(items)
  const weekdays = useWeekdays()
  const filter = { ...toFilter(address), kinds: [...kindsIn(address.soort)] }
  const of = (one: string) => days.get(one) ?? []
  const nameOf = (one: string) =>
    t('relations.calendar.day', {
      date: format.longDate(one),
      count: of(one).length,
      more: full.has(one) ? 'yes' : 'no',
    })
  return (
    <>
      <DatedKinds address={address} go={go} />
      {isEmpty && (
        <p role="status">{t(span === 'week' ? 'relations.calendar.emptyWeek' : 'relations.calendar.empty')}</p>
      )}
      <div className={styles.wide}>
        <DayGrid
          label={t('relations.calendar.grid')}
          weeks={weeks}
          weekdays={weekdays}
          today={dutchToday()}
          selected={day}
          isBeside={(one) => span === 'maand' && one.slice(0, 7) !== day.slice(0, 7)}
          nameOf={nameOf}
          after={(key, one) => dayAfterKey(key, one, span)}
          onSelect={goTo}
        >
          {(one) => (
            <DatedShort items={of(one)} most={span === 'week' ? IN_A_CELL * 3 : IN_A_CELL} isMore={full.has(one)} />
          )}
        </DayGrid>
        <DayPanel day={day} items={of(day)} isFull={full.has(day)} filter={filter} />
      </div>
      <div className={styles.narrow}>
        <DaysList days={weeks.flat().filter((one) => of(one).length > 0)} of={of} full={full} filter={filter} />
      </div>
    </>
  )
}

/** From Monday, in the reader's language. */
function useWeekdays() {
  const language = useLanguage()
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const name = (weekday: 'short' | 'long', index: number) =>
    new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 2, 2 + index, 12)))
  return Array.from({ length: 7 }, (_, index) => ({ short: name('short', index), long: name('long', index) }))
}
