import { cardBeside } from './board.view.ts'
import type { Way } from './board.view.ts'

const WAYS: Readonly<Partial<Record<string, Way>>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Takes the focus from one card to the card beside it, as it stands on the screen. Answers whether the key was an arrow. */
export function walkCards(card: HTMLElement, key: string): boolean {
  const way = WAYS[key]
  const board = card.closest('[data-board]')
  if (way === undefined || board === null) return false
  const columns = [...board.children].map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')])
  const column = columns.findIndex((cards) => cards.includes(card))
  const row = columns[column]?.indexOf(card) ?? 0
  const next = cardBeside(
    columns.map((cards) => cards.length),
    { column, row },
    way,
  )
  if (next) columns[next.column]?.[next.row]?.focus()
  return true
}
