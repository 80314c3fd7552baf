import { ArrowLeftRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { BoardCard, BoardColumn } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { IconButton, TextLink } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { besideOf, targetsOf } from './board.view.ts'
import { processHref } from './processes.api.ts'
import type { Moves } from './use-moves.ts'
import { walkCards } from './walk-cards.ts'
import styles from './board.module.css'

interface CardProps {
  readonly card: BoardCard
  readonly columnKey: string
  readonly columns: readonly BoardColumn[]
  readonly moves: Moves
}

const END = 'end:'

/** One relation in the process. Arrows walk over the cards; with Shift they take the card along; a menu does the same. */
export function BoardCardPart({ card, columnKey, columns, moves }: CardProps) {
  const t = useT()
  const may = useMay()
  const works = may('engagement.process.work') && !card.isPaused
  const go = (to: string | null | undefined) =>
    to !== undefined && moves.move({ id: card.id, name: card.relation.name, from: columnKey, to })
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.target !== event.currentTarget) return
    const isSideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    if (event.shiftKey && isSideways && works)
      go(besideOf(columns, columnKey, event.key === 'ArrowLeft' ? 'before' : 'after'))
    else if (event.key === 'Enter') event.currentTarget.querySelector('a')?.click()
    else if (!walkCards(event.currentTarget, event.key)) return
    event.preventDefault()
  }
  return (
    <li
      className={styles.card}
      data-card={card.id}
      tabIndex={0}
      aria-label={card.relation.name}
      draggable={works}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', card.id)
        moves.pick({ id: card.id, name: card.relation.name, from: columnKey })
      }}
      onKeyDown={onKeyDown}
    >
      <div className={styles.cardHead}>
        <TextLink href={processHref(card.id)}>{card.relation.name}</TextLink>
        {works && (
          <Menu
            label={t('board.moveOf', { name: card.relation.name })}
            trigger={
              <IconButton
                size="small"
                label={t('board.moveOf', { name: card.relation.name })}
                icon={<ArrowLeftRight aria-hidden="true" />}
              />
            }
            onAction={(key) => go(key === END ? null : key)}
            groups={[
              {
                id: 'steps',
                title: t('board.moveTo'),
                items: targetsOf(columns, columnKey).map(({ key, title }) => ({
                  id: key ?? END,
                  label: title ?? t('board.finished'),
                })),
              },
            ]}
          />
        )}
      </div>
      <CardFacts card={card} />
    </li>
  )
}

function CardFacts({ card }: { readonly card: BoardCard }) {
  const t = useT()
  const format = useFormat()
  const who = card.at ?? card.owner?.name
  return (
    <>
      <p className={styles.soft}>
        {[card.relation.place, who, t('board.days', { count: card.daysInStep })]
          .filter((part) => part !== null && part !== undefined)
          .join(' · ')}
      </p>
      {card.isPaused && <Status tone="attention">{t('process.standing.paused')}</Status>}
      {card.isLate && card.dueOn !== null && (
        <Status tone="danger">{t('processes.late', { date: format.date(card.dueOn) })}</Status>
      )}
      {!card.isLate && !card.isPaused && card.dueOn !== null && (
        <p className={styles.soft}>{t('process.due', { date: format.date(card.dueOn) })}</p>
      )}
    </>
  )
}
