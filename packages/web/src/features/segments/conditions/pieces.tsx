import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { ReactNode } from 'react'
import { cx } from '../../../ui/class-names.ts'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { SearchField, TextField } from '../../../ui/text-field.tsx'
import { Popover } from '../../../ui/tooltip.tsx'
import { useT } from '../locale/index.ts'
import type { Thing } from '../tree/model.ts'
import type { Saying } from '../tree/sentence.view.ts'
import styles from './conditions.module.css'

/** A sentence with choices in it: words and controls that wrap as text does. */
export function Line({ children }: { readonly children: ReactNode }) {
  return <div className={styles.line}>{children}</div>
}

interface ChoiceProps {
  /** What is chosen here, for who does not see the sentence. */
  readonly label: string
}

interface PickOneProps<Id extends string> extends ChoiceProps {
  readonly value: Id
  readonly options: readonly { readonly id: Id; readonly label: string }[]
  readonly onChange: (id: Id) => void
}

/** One of some words, in the sentence itself. */
export function PickOne<Id extends string>({ label, value, options, onChange }: PickOneProps<Id>) {
  const t = useT()
  const chosen = options.find(({ id }) => id === value)
  const shown = chosen?.label ?? (value === '' ? t('segments.pick') : t('say.gone'))
  return (
    <Menu
      label={label}
      placement="bottom start"
      trigger={
        <Pill label={label} isOpen={chosen === undefined}>
          {shown}
        </Pill>
      }
      groups={[
        {
          id: 'options',
          title: label,
          items: options,
          selected: chosen ? [chosen.id] : [],
          onSelect: ([id]) => {
            const next = options.find((option) => option.id === id)
            if (next) onChange(next.id)
          },
        },
      ]}
    />
  )
}

interface PillProps extends ChoiceProps {
  readonly children: string
  /** Still to be chosen, or gone: it asks for attention. */
  readonly isOpen?: boolean
  /** Says that there is no limit: it may be chosen and does not ask for it. */
  readonly isQuiet?: boolean
}

function Pill({ label, children, isOpen = false, isQuiet = false }: PillProps) {
  return (
    <Button
      className={cx(styles.pill, isOpen && styles.open, isQuiet && styles.quiet)}
      aria-label={`${label}: ${children}`}
    >
      <span className={styles.pillText}>{children}</span>
      <ChevronDown aria-hidden="true" />
    </Button>
  )
}

interface PickManyProps extends ChoiceProps {
  readonly value: readonly string[]
  /** Retired ones are offered only when they were chosen before. */
  readonly things: readonly Thing[]
  readonly onChange: (ids: string[]) => void
  readonly say: Saying
  /** What it says when nothing is chosen; without it a choice is asked for. */
  readonly whenNone?: string
  /** Given when the server does the searching. */
  readonly onSearch?: (text: string) => void
}

/** More than these are searched rather than looked through. */
const FEW = 10
/** More names make a sentence unreadable. */
const MOST_SHOWN = 3

/** Some of a list, joined in the sentence as "A, B of C". */
export function PickMany({ label, value, things, onChange, say, whenNone, onSearch }: PickManyProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const nameOf = (id: string) => things.find((one) => one.id === id)?.name
  const names = value.map((id) => nameOf(id) ?? t('say.gone'))
  const shown = names.slice(0, MOST_SHOWN)
  const more = names.length - shown.length
  const text = say.or(more > 0 ? [...shown, t('segments.more', { count: more })] : shown)
  const isGone = value.some((id) => nameOf(id) === undefined)
  return (
    <Popover
      label={label}
      placement="bottom start"
      onOpenChange={() => setTyped('')}
      trigger={
        <Pill
          label={label}
          isOpen={isGone || (value.length === 0 && whenNone === undefined)}
          isQuiet={value.length === 0 && whenNone !== undefined}
        >
          {value.length === 0 ? (whenNone ?? t('segments.pick')) : text}
        </Pill>
      }
    >
      <div className={styles.choices}>
        {(onSearch !== undefined || things.length > FEW) && (
          <SearchField
            label={t('segments.search', { what: label })}
            placeholder={t('segments.searchShort')}
            value={typed}
            autoFocus
            onChange={(next) => {
              setTyped(next)
              onSearch?.(next)
            }}
          />
        )}
        <Choices {...{ label, value, things, onChange }} typed={onSearch ? '' : typed} />
      </div>
    </Popover>
  )
}

type ChoicesProps = Pick<PickManyProps, 'label' | 'value' | 'things' | 'onChange'> & { readonly typed: string }

/** At most so many at once: who wants another types more of its name. */
const MOST_LISTED = 60

function Choices({ label, value, things, onChange, typed }: ChoicesProps) {
  const t = useT()
  const wanted = typed.trim().toLowerCase()
  const known = new Set(things.map(({ id }) => id))
  const gone = value.filter((id) => !known.has(id)).map((id) => ({ id, label: t('say.gone') }))
  const offered = things
    .filter(({ id, isRetired }) => !isRetired || value.includes(id))
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ id, name, isRetired }) => ({ id, label: name, ...(isRetired && { detail: t('segments.retired') }) }))
  const listed = offered.slice(0, MOST_LISTED)
  const listedIds = new Set([...listed, ...gone].map(({ id }) => id))
  // Those chosen that do not fit in what is listed now stay chosen.
  const kept = value.filter((id) => !listedIds.has(id))
  if (offered.length + gone.length === 0) return <p className={styles.soft}>{t('segments.nothingFound')}</p>
  return (
    <>
      <div className={styles.scroll}>
        <CheckboxGroup
          label={label}
          isLabelHidden
          options={[...gone, ...listed]}
          value={value.filter((id) => listedIds.has(id))}
          onChange={(ids) => onChange([...kept, ...ids])}
        />
      </div>
      {offered.length > listed.length && (
        <p className={styles.soft}>{t('segments.moreTyping', { count: offered.length - listed.length })}</p>
      )}
    </>
  )
}

interface NumberBoxProps extends ChoiceProps {
  readonly value: number | null
  readonly min: number
  readonly max: number
  readonly onChange: (value: number | null) => void
  /** The value is in cents and is written in euros. */
  readonly isMoney?: boolean
  readonly allowsDecimals?: boolean
}

/** A number in a sentence; it counts while it is typed. What is no number says so and changes nothing. */
export function NumberBox({
  label,
  value,
  min,
  max,
  onChange,
  isMoney = false,
  allowsDecimals = false,
}: NumberBoxProps) {
  const t = useT()
  const shown = numberText(value, isMoney)
  const scale = isMoney ? 100 : 1
  const read = (text: string) => readNumber(text, isMoney, allowsDecimals)
  const [typed, setTyped] = useState({ text: shown, value })
  const text = typed.value === value ? typed.text : shown
  const isFine = (number: number | null | undefined) =>
    number === null || (number !== undefined && number >= min && number <= max)
  return (
    <span className={cx(styles.box, isMoney && styles.wideBox)}>
      <TextField
        label={label}
        isLabelHidden
        isRequired
        inputMode={isMoney ? 'decimal' : 'numeric'}
        autoComplete="off"
        value={text}
        onChange={(next) => {
          const number = read(next)
          const settled = number !== undefined && isFine(number) ? number : value
          setTyped({ text: next, value: settled })
          if (settled !== value) onChange(settled)
        }}
        {...(!isFine(read(text)) && {
          errorMessage: t('segments.numberBetween', { min: min / scale, max: max / scale }),
        })}
      />
    </span>
  )
}

function numberText(value: number | null, isMoney: boolean): string {
  return value === null ? '' : String(isMoney ? value / 100 : value).replace('.', ',')
}

/** Null for nothing; undefined for what is no number. */
function readNumber(text: string, isMoney: boolean, allowsDecimals: boolean): number | null | undefined {
  const plain = text.replace(/[€\s]/g, '').replace(',', '.')
  if (plain === '') return null
  const form = isMoney ? /^-?\d+(\.\d{1,2})?$/ : allowsDecimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  if (!form.test(plain)) return undefined
  return isMoney ? Math.round(Number(plain) * 100) : Number(plain)
}

interface DayBoxProps extends ChoiceProps {
  readonly value: string | null
  readonly onChange: (day: string | null) => void
}

export function DayBox({ label, value, onChange }: DayBoxProps) {
  return (
    <span className={styles.dayBox}>
      <TextField
        label={label}
        isLabelHidden
        isRequired
        type="date"
        value={value ?? ''}
        onChange={(day) => onChange(day === '' ? null : day)}
      />
    </span>
  )
}
