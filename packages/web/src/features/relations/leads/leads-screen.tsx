import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowRightLeft, Plus } from 'lucide-react'
import { useState } from 'react'
import { changeRole } from '@klantregie/contract'
import type { RelationType, RoleCard, RoleChoice, RoleStageColumn } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, LinkButton, TextLink } from '../../../ui/button.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { relationTypesQuery } from '../relations.api.ts'
import { OwnerFilter } from '../roles/owner-filter.tsx'
import { choicesOf, roleChoicesQuery } from '../roles/roles.api.ts'
import { AddLeadDialog } from './add-lead-dialog.tsx'
import { boardQuery } from './leads.api.ts'
import styles from './leads.module.css'

const LEAD = 'lead'

/** The types that have stages, and the one whose board is shown: that of the address, else leads. */
function useBoardTypes(asked: string | undefined, choices: readonly RoleChoice[]) {
  const all = useQuery(relationTypesQuery).data?.items ?? []
  const types = all.filter(
    ({ id, key }) => key === LEAD || choicesOf(choices, { typeId: id, kind: 'stage' }).length > 0,
  )
  const wanted = [types.find(({ id }) => id === asked), types.find(({ key }) => key === LEAD), types[0]]
  return { types, chosen: wanted.find((type) => type !== undefined) }
}

/** Leads by stage; any other type that has stages (sponsors, schools) stands on the same board. */
export function LeadsScreen() {
  const t = useT()
  const { type: asked, van } = useSearch({ from: '/shell/leads' })
  const navigate = useNavigate({ from: '/leads' })
  const choices = useQuery(roleChoicesQuery).data?.items ?? []
  const { types, chosen } = useBoardTypes(asked, choices)
  const typeId = chosen?.id ?? ''
  const board = useQuery(boardQuery({ typeId, ownerId: van }))
  return (
    <Page>
      <PageHeader
        title={chosen === undefined || chosen.key === LEAD ? t('relations.leads.title') : chosen.name}
        lead={t('relations.leads.lead')}
        actions={<Actions type={chosen} />}
      />
      <Row align="end">
        <Select
          label={t('relations.leads.type')}
          isRequired
          width="medium"
          value={typeId}
          options={types.map(({ id, name }) => ({ id, label: name }))}
          onChange={(id) => void navigate({ search: (now) => ({ ...now, type: id }), replace: true })}
        />
        <OwnerFilter
          value={van}
          onChange={(owner) => void navigate({ search: (now) => ({ ...now, van: owner }), replace: true })}
        />
      </Row>
      {typeId !== '' && (
        <QueryStates query={board}>
          {({ columns }) => <Board columns={columns} typeId={typeId} choices={choices} />}
        </QueryStates>
      )}
    </Page>
  )
}

function Actions({ type }: { readonly type: RelationType | undefined }) {
  const t = useT()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      {may('relations.role.hand_over') && (
        <LinkButton href="/overdragen" tone="quiet" icon={<ArrowRightLeft aria-hidden="true" />}>
          {t('relations.handover.open')}
        </LinkButton>
      )}
      {may('relations.relation.write') && type && (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {type.key === LEAD ? t('relations.leads.add') : t('relations.leads.addTitle', { type: type.name })}
        </Button>
      )}
      {isAdding && type && <AddLeadDialog typeId={type.id} typeName={type.name} onClose={() => setAdding(false)} />}
    </>
  )
}

interface BoardProps {
  readonly columns: readonly RoleStageColumn[]
  readonly typeId: string
  readonly choices: readonly RoleChoice[]
}

function Board({ columns, typeId, choices }: BoardProps) {
  const t = useT()
  const format = useFormat()
  if (columns.every(({ count }) => count === 0))
    return (
      <EmptyState title={t('relations.leads.empty')} example={t('relations.leads.example')}>
        <p>{t('relations.leads.emptyText')}</p>
      </EmptyState>
    )
  const stages = choicesOf(choices, { typeId, kind: 'stage' })
  const nameOf = (stageId: string | null) =>
    stageId === null ? t('relations.leads.noStage') : (choices.find(({ id }) => id === stageId)?.name ?? '')
  return (
    <div className={styles.board}>
      {columns.map((column) => {
        const name = nameOf(column.stageId)
        const hidden = column.count - column.items.length
        return (
          <section key={column.stageId ?? 'none'} aria-label={name} className={styles.column}>
            <h2 className={styles.head}>
              {name} <span className={styles.count}>{format.number(column.count)}</span>
            </h2>
            <ul className={styles.cards}>
              {column.items.map((card) => (
                <li key={card.roleId} className={styles.card}>
                  <Card card={card} stages={stages} stageId={column.stageId} />
                </li>
              ))}
            </ul>
            {hidden > 0 && <p className={styles.soft}>{t('relations.leads.more', { count: hidden })}</p>}
          </section>
        )
      })}
    </div>
  )
}

interface CardProps {
  readonly card: RoleCard
  readonly stages: readonly RoleChoice[]
  readonly stageId: string | null
}

function Card({ card, stages, stageId }: CardProps) {
  const t = useT()
  const format = useFormat()
  const move = useMoveCard()
  const small = [card.place, card.status, card.owner].filter(Boolean).join(' · ')
  return (
    <>
      <TextLink quiet href={`/relaties/${card.relationId}`}>
        {card.name}
      </TextLink>
      {small !== '' && <span className={styles.soft}>{small}</span>}
      {card.interest !== null && <span className={styles.interest}>{card.interest}</span>}
      <span className={styles.soft}>
        {[card.source, t('relations.leads.since', { when: format.relative(card.since) })].filter(Boolean).join(' · ')}
      </span>
      {card.mayChange && stages.length > 0 && (
        <Menu
          label={t('relations.leads.moveOf', { name: card.name })}
          placement="bottom start"
          trigger={
            <Button size="small" tone="quiet" aria-label={t('relations.leads.moveOf', { name: card.name })}>
              {t('relations.leads.move')}
            </Button>
          }
          onAction={(id) => void move(card, stageId, id)}
          groups={[
            {
              id: 'stages',
              items: stages.filter(({ id }) => id !== stageId).map(({ id, name }) => ({ id, label: name })),
            },
          ]}
        />
      )}
    </>
  )
}

/** To another stage, by a menu that works with every hand; the notice puts it back. */
function useMoveCard() {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const move = async (card: RoleCard, from: string | null, to: string | null): Promise<void> => {
    try {
      const changed = await call(changeRole, {
        params: { id: card.relationId, roleId: card.roleId },
        body: { version: card.version, stageId: to },
      })
      showToast({
        text: t('relations.leads.moved', { name: card.name, stage: changed.stage ?? t('relations.leads.noStage') }),
        onUndo: () => void move({ ...card, version: changed.version }, to, from),
      })
    } catch (error) {
      showToast({ tone: 'danger', text: problemText(error) })
    } finally {
      await cache.invalidateQueries({ queryKey: ['relations'] })
    }
  }
  return move
}
