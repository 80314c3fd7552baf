import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { getProcessBoard, ProcessDate } from '@klantregie/contract'
import type { z } from 'zod'
import { isProblem } from '../../../lib/problem.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { Board, BoardKeys } from '../../../ui/board.tsx'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Page, PageHeader, Row } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { BatchNotices } from './batch-notices.tsx'
import { BoardColumnPart } from './board-column.tsx'
import { boardQuery } from './processes.api.ts'
import type { BoardFilter } from './processes.api.ts'
import { MoveDialog } from './move-dialog.tsx'
import { StartDialog } from './start-dialog.tsx'
import { useMoves } from './use-moves.ts'

/** Where everything stands: a column per step, a card per relation. */
export function BoardScreen() {
  const { id } = useParams({ from: '/shell/processen/$id/bord' })
  const { wie, team, telaat } = useSearch({ from: '/shell/processen/$id/bord' })
  const filter = { ownerId: wie, teamId: team, overdue: telaat }
  const board = useQuery({ ...boardQuery(id, filter), placeholderData: (before) => before })
  if (isProblem(board.error, 'engagement.template_not_found')) return <Lost />
  return <QueryStates query={board}>{(answer) => <ProcessBoard board={answer} filter={filter} />}</QueryStates>
}

function Lost() {
  const t = useT()
  return (
    <Page width="narrow">
      <PageHeader title={t('processes.lost')} lead={t('processes.lostText')} />
      <div>
        <LinkButton href="/processen" tone="primary">
          {t('process.lostList')}
        </LinkButton>
      </div>
    </Page>
  )
}

type BoardView = z.output<typeof getProcessBoard.response>

interface BoardProps {
  readonly board: BoardView
  readonly filter: BoardFilter
}

function ProcessBoard({ board, filter }: BoardProps) {
  const t = useT()
  const may = useMay()
  const { template, columns, total, late } = board
  const moves = useMoves(columns)
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Page>
      <PageHeader
        title={template.name}
        breadcrumbs={[{ label: t('nav.engagement.processes'), href: '/processen' }]}
        lead={t('board.lead', { count: total, late })}
        actions={<BoardActions template={template} />}
      />
      <BatchNotices templateId={template.id} />
      <Filters board={board} />
      {total === 0 && (
        <EmptyState title={t(isFiltered ? 'board.nothing' : 'board.empty')}>
          <p>{t(isFiltered ? 'board.nothingText' : 'board.emptyText')}</p>
        </EmptyState>
      )}
      {may('engagement.process.work') && total > 0 && <BoardKeys>{t('board.keys')}</BoardKeys>}
      <Board onMove={moves.move}>
        {columns.map((column) => (
          <BoardColumnPart
            key={column.key}
            templateId={template.id}
            column={column}
            columns={columns}
            filter={filter}
          />
        ))}
      </Board>
      {moves.asking && <MoveDialog asked={moves.asking} onClose={moves.stopAsking} onMove={moves.carryOut} />}
    </Page>
  )
}

interface Template {
  readonly id: string
  readonly name: string
  readonly dates: readonly ProcessDate[]
}

function BoardActions({ template }: { readonly template: Template }) {
  const t = useT()
  const may = useMay()
  const [isStarting, setStarting] = useState(false)
  return (
    <>
      <LinkButton href={`/processen/${template.id}/doorlooptijd`}>{t('processes.figures')}</LinkButton>
      {may('engagement.process.work') && (
        <Button tone="primary" icon={<Plus aria-hidden="true" />} onPress={() => setStarting(true)}>
          {t('start.do')}
        </Button>
      )}
      {isStarting && <StartDialog templates={[template]} onClose={() => setStarting(false)} />}
    </>
  )
}

const ALL = 'all'

function Filters({ board }: { readonly board: BoardView }) {
  const t = useT()
  const { wie, team, telaat } = useSearch({ from: '/shell/processen/$id/bord' })
  const navigate = useNavigate({ from: '/processen/$id/bord' })
  const change = (search: { wie?: string | undefined; team?: string | undefined; telaat?: boolean | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...search }), replace: true, resetScroll: false })
  const chosen = (id: string) => (id === ALL ? undefined : id)
  const named = (items: readonly { id: string; name: string }[]) => [
    { id: ALL, label: t('processes.all') },
    ...items.map(({ id, name }) => ({ id, label: name })),
  ]
  return (
    <Row align="end">
      {(board.owners.length > 1 || wie !== undefined) && (
        <Select
          label={t('process.owner')}
          isRequired
          value={wie ?? ALL}
          options={named(board.owners)}
          onChange={(id) => change({ wie: chosen(id) })}
        />
      )}
      {(board.teams.length > 0 || team !== undefined) && (
        <Select
          label={t('board.team')}
          isRequired
          value={team ?? ALL}
          options={named(board.teams)}
          onChange={(id) => change({ team: chosen(id) })}
        />
      )}
      {(board.late > 0 || telaat === true) && (
        <Checkbox isSelected={telaat ?? false} onChange={(on) => change({ telaat: on || undefined })}>
          {t('processes.overdueOnly')}
        </Checkbox>
      )}
    </Row>
  )
}
