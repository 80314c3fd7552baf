import { useQuery } from '@tanstack/react-query'
import { CalendarCheck2, CalendarX2, ListChecks, Route, SquareCheck } from 'lucide-react'
import { useId, useState } from 'react'
import type { LucideIcon } from 'lucide-react'
import { DatedKind } from '@klantregie/contract'
import type { Dated } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { changeAddress } from '../list/list-address.view.ts'
import type { toFilter } from '../list/list-address.view.ts'
import type { ListState } from '../list/list-state.ts'
import { useT } from '../locale/index.ts'
import { MaskMark } from '../masking/kept-back.tsx'
import { hrefOf, kindsIn, kindToggled } from './calendar.view.ts'
import { calendarQuery } from './forms.api.ts'
import styles from './calendar.module.css'

const icons: Readonly<Record<DatedKind, LucideIcon>> = {
  task: SquareCheck,
  approach: Route,
  process: ListChecks,
  role_begins: CalendarCheck2,
  role_ends: CalendarX2,
}

function KindMark({ kind }: { readonly kind: DatedKind }) {
  const Icon = icons[kind]
  return <Icon aria-hidden="true" className={styles.mark} />
}

/** What the marks mean, and which of them are shown. */
export function DatedKinds({ address, go }: ListState) {
  const t = useT()
  const shown = kindsIn(address.soort)
  return (
    <div role="group" className={styles.kinds} aria-label={t('relations.calendar.kinds')}>
      {DatedKind.options.map((kind) => (
        <Checkbox
          key={kind}
          isSelected={shown.includes(kind)}
          onChange={() => go(changeAddress(address, { soort: kindToggled(address.soort, kind) }), true)}
        >
          <KindMark kind={kind} /> {t(`relations.calendar.kind.${kind}`)}
        </Checkbox>
      ))}
    </div>
  )
}

interface DatedShortProps {
  readonly items: readonly Dated[]
  readonly most: number
  readonly isMore: boolean
}

/** What fits in a day of the grid. */
export function DatedShort({ items, most, isMore }: DatedShortProps) {
  const t = useT()
  const shown = items.slice(0, most)
  const rest = items.length - shown.length
  return (
    <>
      {shown.map((item) => (
        <span key={`${item.kind}${item.id}`} className={styles.short}>
          <KindMark kind={item.kind} /> {item.relation.name}
        </span>
      ))}
      {(rest > 0 || isMore) && (
        <span className={styles.rest}>
          {t(isMore ? 'relations.calendar.restMore' : 'relations.calendar.rest', { count: rest })}
        </span>
      )}
    </>
  )
}

interface DayPanelProps {
  readonly day: string
  readonly items: readonly Dated[]
  readonly isFull: boolean
  readonly filter: ReturnType<typeof toFilter> & { readonly kinds: DatedKind[] }
}

/** More than this nobody reads about one day: then the filter is the better way. */
const MOST_ON_A_DAY = 200

/** Everything of a day, with links. Of a full day the rest comes when it is asked for. */
export function DayPanel({ day, items, isFull, filter }: DayPanelProps) {
  const t = useT()
  const format = useFormat()
  const heading = useId()
  const [wanted, setWanted] = useState<string | null>(null)
  const isWanted = isFull && wanted === day
  const whole = useQuery({
    ...calendarQuery({ ...filter, from: day, until: day, perDay: MOST_ON_A_DAY }),
    enabled: isWanted,
  })
  const answer = isWanted ? whole.data : undefined
  return (
    <section aria-labelledby={heading} className={styles.panel}>
      <h3 id={heading} className={styles.dayTitle}>
        {format.longDate(day)}
      </h3>
      <DatedList items={answer?.items ?? items} />
      {isFull && !answer && (
        <div>
          <Button size="small" isPending={isWanted} onPress={() => setWanted(day)}>
            {t('relations.calendar.wholeDay')}
          </Button>
        </div>
      )}
      {answer && answer.more.length > 0 && (
        <p className={styles.soft}>{t('relations.calendar.tooMany', { count: MOST_ON_A_DAY })}</p>
      )}
    </section>
  )
}

function DatedList({ items }: { readonly items: readonly Dated[] }) {
  const t = useT()
  if (items.length === 0) return <p className={styles.soft}>{t('relations.calendar.nothing')}</p>
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <DatedLine key={`${item.kind}${item.id}`} item={item} />
      ))}
    </ul>
  )
}

function DatedLine({ item }: { readonly item: Dated }) {
  const t = useT()
  const { kind, time, title, who, relation } = item
  const isElsewhere = kind === 'task' || kind === 'process'
  return (
    <li className={styles.line}>
      <KindMark kind={kind} />
      <span>
        <VisuallyHidden>{t(`relations.calendar.kind.${kind}`)}: </VisuallyHidden>
        {time !== null && `${time} `}
        {isElsewhere ? <TextLink href={hrefOf(item)}>{title}</TextLink> : title}
        <span className={styles.about}>
          <TextLink quiet href={`/relaties/${relation.id}`}>
            {relation.name}
          </TextLink>
          {relation.mask && ' '}
          {relation.mask && <MaskMark mask={relation.mask} />}
          {who !== null && ` · ${who}`}
        </span>
      </span>
    </li>
  )
}

interface DaysListProps extends Pick<DayPanelProps, 'filter'> {
  readonly days: readonly string[]
  readonly of: (day: string) => readonly Dated[]
  readonly full: ReadonlySet<string>
}

/** The same as a list, where there is no room for a grid. */
export function DaysList({ days, of, full, filter }: DaysListProps) {
  return days.map((day) => <DayPanel key={day} day={day} items={of(day)} isFull={full.has(day)} filter={filter} />)
}
