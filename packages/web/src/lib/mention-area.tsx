import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, SyntheticEvent } from 'react'
import type { Colleague } from '@klantregie/contract'
import { TextArea } from '../ui/text-field.tsx'
import type { TextAreaProps } from '../ui/text-field.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { cx } from '../ui/class-names.ts'
import { colleaguesQuery } from './colleagues.ts'
import { useCoreT } from './locale/index.ts'
import { complete, offer, typingAt } from './mention.view.ts'
import type { Typing } from './mention.view.ts'
import styles from './mention-area.module.css'

interface MentionAreaProps extends TextAreaProps {
  readonly value: string
  readonly onChange: (text: string) => void
  /** Who was chosen from the list; whether their name still stands in the text is looked at when it is sent. */
  readonly onMention: (colleague: Colleague) => void
}

/**
 * A text in which @ offers colleagues. The focus stays in the text; arrow keys, Enter and Escape work the list, and a screen reader
 * hears how many there are and which one it is.
 */
export function MentionArea({ value, onChange, onMention, onBlur, ...area }: MentionAreaProps) {
  const t = useCoreT()
  const listId = useId()
  const offer = useOffer({ value, onChange, onMention })
  const { frame, offered, current, isTyping } = offer
  return (
    <div
      ref={frame}
      className={styles.mention}
      onKeyDownCapture={offer.onKey}
      onKeyUp={offer.look}
      onClick={offer.look}
    >
      <TextArea
        description={t('mention.help')}
        maxLength={10_000}
        {...area}
        value={value}
        onChange={onChange}
        onBlur={(event) => {
          offer.close()
          onBlur?.(event)
        }}
        {...(current && { 'aria-controls': listId })}
      />
      <VisuallyHidden>
        <span role="status">
          {isTyping && [t('mention.found', { count: offered.length }), current?.name].join(' ')}
        </span>
      </VisuallyHidden>
      {current && (
        <ul ref={showWhole} id={listId} aria-label={t('mention.list')} className={styles.offered}>
          {offered.map((colleague) => (
            <li key={colleague.id}>
              <button
                type="button"
                tabIndex={-1}
                className={cx(styles.offer, colleague === current && styles.offerCurrent)}
                // Before the text loses the focus, which would take the list away.
                onPointerDown={(event) => {
                  event.preventDefault()
                  offer.choose(colleague)
                }}
              >
                {colleague.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Ids of those who were chosen and whose name still stands in the text. */
export function mentionedIn(text: string, chosen: readonly Colleague[]): string[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))]
}

/** What is said when it was kept: behind that, who was mentioned and may not see the relation, and so was not told. */
export function useSavedText() {
  const t = useCoreT()
  return (saved: string, notTold: readonly Colleague[]) =>
    notTold.length === 0
      ? saved
      : `${saved} ${t('mention.notTold', { names: notTold.map(({ name }) => name).join(', '), count: notTold.length })}`
}

/** On a phone the list may come below the edge of the screen, or behind the bar at its foot. */
function showWhole(list: HTMLUListElement | null): void {
  list?.scrollIntoView({ block: 'nearest' })
}

/** Who is offered while a name is being typed, and what the keys do with that. */
function useOffer({ value, onChange, onMention }: Pick<MentionAreaProps, 'value' | 'onChange' | 'onMention'>) {
  const people = useQuery(colleaguesQuery).data?.users ?? []
  const frame = useRef<HTMLDivElement>(null)
  const [typing, setTyping] = useState<Typing | null>(null)
  const [index, setIndex] = useState(0)
  const offered = typing === null ? [] : offer(people, typing.text)
  const current = offered[Math.min(index, offered.length - 1)]
  const close = () => setTyping(null)
  const look = ({ target }: SyntheticEvent) => {
    if (!(target instanceof HTMLTextAreaElement)) return
    const next = typingAt(target.value, target.selectionStart)
    if (next?.text !== typing?.text || next?.from !== typing?.from) setIndex(0)
    setTyping(next)
  }
  const choose = (colleague: Colleague) => {
    if (typing === null) return
    const whole = complete(value, typing, colleague.name)
    onChange(whole.text)
    onMention(colleague)
    close()
    requestAnimationFrame(() => {
      const area = frame.current?.querySelector('textarea')
      area?.focus()
      area?.setSelectionRange(whole.cursor, whole.cursor)
    })
  }
  const onKey = (event: KeyboardEvent) => {
    const run =
      current &&
      keyOf(event.key, {
        choose: () => choose(current),
        close,
        walk: (step) => setIndex((offered.indexOf(current) + step + offered.length) % offered.length),
      })
    if (!run) return
    run()
    event.preventDefault()
    event.stopPropagation()
  }
  return { frame, offered, current, isTyping: typing !== null, look, choose, close, onKey }
}

interface OfferKeys {
  readonly choose: () => void
  readonly close: () => void
  readonly walk: (step: 1 | -1) => void
}

/** What a key does while names are offered; undefined when it is just a letter. */
function keyOf(key: string, { choose, close, walk }: OfferKeys): (() => void) | undefined {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Enter: choose,
    Tab: choose,
    Escape: close,
  }
  return keys[key]
}
