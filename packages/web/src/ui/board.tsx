import { ArrowLeftRight, Ellipsis } from 'lucide-react'
import { createContext, use, useEffect, useRef, useState } from 'react'
import type { DragEvent, KeyboardEvent, ReactNode } from 'react'
import { IconButton, TextLink } from './button.tsx'
import { cx } from './class-names.ts'
import { Menu } from './menu.tsx'
import { walkCards } from './walk-cards.ts'
import styles from './board.module.css'

/** A card that goes from one column to another, by whatever hand. */
export interface CardMove {
  readonly id: string
  readonly name: string
  readonly from: string
  readonly to: string
}

interface Picking {
  readonly pick: (card: Omit<CardMove, 'to'>) => void
  readonly drop: (id: string, to: string) => void
  readonly move: (move: CardMove) => void
}

const Picked = createContext<Picking | null>(null)

export interface BoardProps {
  readonly onMove: (move: CardMove) => void
  readonly children: ReactNode
}

/** Columns with cards. A card is dragged, walked with the arrow keys and Shift, or sent by a menu: every way does the same. */
export function Board({ onMove, children }: BoardProps) {
  const picked = useRef<Omit<CardMove, 'to'> | null>(null)
  const move = (asked: CardMove) => {
    if (asked.to !== asked.from) onMove(asked)
  }
  const picking: Picking = {
    pick: (card) => (picked.current = card),
    drop: (id, to) => {
      if (picked.current?.id === id) move({ ...picked.current, to })
      picked.current = null
    },
    move,
  }
  return (
    <Picked value={picking}>
      <div className={styles.board} data-board="">
        {children}
      </div>
    </Picked>
  )
}

export interface BoardColumnProps {
  readonly id: string
  readonly title: string
  /** How many, and what else is to be known at a glance. */
  readonly facts: ReactNode
  /** Whether cards may be put here. */
  readonly takes: boolean
  /** `BoardCard`s; left out for an empty column. */
  readonly cards: readonly ReactNode[]
  /** What stands below the cards: a way to more of them. */
  readonly children?: ReactNode
}

export function BoardColumn({ id, title, facts, takes, cards, children }: BoardColumnProps) {
  const picking = use(Picked)
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    picking?.drop(event.dataTransfer.getData('text/plain'), id)
  }
  const taking = takes ? { onDragOver: over, onDragLeave: () => setOver(false), onDrop: drop } : {}
  const heading = `column-${id}`
  return (
    <section aria-labelledby={heading} className={cx(styles.column, isOver && styles.over)} {...taking}>
      <div className={styles.columnHead}>
        <h2 id={heading} className={styles.columnTitle}>
          {title}
        </h2>
        <p className={styles.soft}>{facts}</p>
      </div>
      {cards.length > 0 && <ul className={styles.cards}>{cards}</ul>}
      {children}
    </section>
  )
}

/** Where a card can go, and what that is called. */
export interface CardMoves {
  readonly label: string
  readonly title: string
  readonly targets: readonly { readonly id: string; readonly label: string }[]
  /** What else can be done with it, below where it can go. */
  readonly deeds?: readonly { readonly id: string; readonly label: string }[]
  readonly onDeed?: (id: string) => void
  /** The columns to the left and right of the one it stands in, when there are. */
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface BoardCardProps {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly column: string
  /** Null for who may not move it. */
  readonly moves: CardMoves | null
  /** Beside the name. */
  readonly mark?: ReactNode
  readonly children?: ReactNode
}

/** Arrows walk over the cards; with Shift they take the card along; a menu does the same. */
export function BoardCard({ id, name, href, column, moves, mark, children }: BoardCardProps) {
  const picking = use(Picked)
  const card = { id, name, from: column }
  const go = (to: string | undefined) => to !== undefined && picking?.move({ ...card, to })
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    if (event.shiftKey && isSideways && moves) go(event.key === 'ArrowLeft' ? moves.before : moves.after)
    else if (event.key === 'Enter') event.currentTarget.querySelector('a')?.click()
    else if (!walkCards(event.currentTarget, event.key)) return
    event.preventDefault()
  }
  return (
    <li
      className={styles.card}
      data-card={id}
      tabIndex={0}
      aria-label={name}
      draggable={moves !== null}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', id)
        picking?.pick(card)
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles.cardHead}>
        <span>
          <TextLink href={href}>{name}</TextLink>
          {mark}
        </span>
        {moves && <CardMenu moves={moves} go={go} />}
      </div>
      {children}
    </li>
  )
}

/** Columns and deeds are told apart by the first letter of their key: what they are called is not ours. */
const COLUMN = 'c'
const DEED = 'd'

function CardMenu({ moves, go }: { readonly moves: CardMoves; readonly go: (to: string) => void }) {
  const { label, title, targets, deeds = [], onDeed } = moves
  const groups = [
    { id: 'columns', title, items: targets.map((target) => ({ ...target, id: COLUMN + target.id })) },
    { id: 'deeds', items: deeds.map((deed) => ({ ...deed, id: DEED + deed.id })) },
  ].filter(({ items }) => items.length > 0)
  if (groups.length === 0) return null
  const Icon = deeds.length > 0 ? Ellipsis : ArrowLeftRight
  return (
    <Menu
      label={label}
      trigger={<IconButton size="small" label={label} icon={<Icon aria-hidden="true" />} />}
      onAction={(key) => (key.startsWith(COLUMN) ? go(key.slice(1)) : onDeed?.(key.slice(1)))}
      groups={groups}
    />
  )
}

/** Small print of a board or a card. */
export function BoardText({ children }: { readonly children: ReactNode }) {
  return <p className={styles.soft}>{children}</p>
}

/** Small print in parts: a line breaks between two of them before it breaks in one, so that a date stays whole. */
export function BoardFacts({ parts }: { readonly parts: readonly string[] }) {
  return (
    <p className={styles.soft}>
      {parts.map((part, index) => (
        <span key={part} className={styles.fact}>
          {index < parts.length - 1 ? `${part} · ` : part}
        </span>
      ))}
    </p>
  )
}

/** What keys do, for who has them. */
export function BoardKeys({ children }: { readonly children: ReactNode }) {
  return <p className={styles.keys}>{children}</p>
}

/**
 * A card that was moved stands elsewhere and is drawn anew there: the keyboard goes along with it, once it has been. As long as a
 * dialog is open (`isHeld`) the keyboard is held in there. `columns`: whatever changes when cards are drawn anew. Gives what to
 * call with a card that has just been moved.
 */
export function useFocusOnMoved(columns: unknown, isHeld: boolean): (id: string) => void {
  const moved = useRef<{ readonly id: string; readonly was: Element | null } | null>(null)
  useEffect(() => {
    if (isHeld || moved.current === null) return
    const { id, was } = moved.current
    // The dialog gives the focus back in the next frame, to a card that is gone.
    const frame = requestAnimationFrame(() => {
      const card = cardOf(id)
      // Still where it was: the board was drawn for another reason, and what is focused now is about to go.
      if (card === null || card === was) return
      moved.current = null
      card.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [columns, isHeld])
  return (id) => {
    moved.current = { id, was: cardOf(id) }
  }
}

const cardOf = (id: string) => document.querySelector<HTMLElement>(`[data-card="${id}"]`)
