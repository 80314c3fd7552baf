import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Handover, previewHandover } from '@klantregie/contract'
import type { z } from 'zod'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Page, PageHeader, Stack } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout, EmptyState, Status } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { ownersQuery } from '../roles/roles.api.ts'
import { handoverPreviewQuery, handoversQuery, useHandover } from './handover.api.ts'

/** Somebody leaves or goes on holiday: all their relations to a colleague, counted before and undone after. */
export function HandoverScreen() {
  const t = useT()
  const [fromId, setFrom] = useState('')
  const [toId, setTo] = useState('')
  const owners = useQuery(ownersQuery).data?.items ?? []
  const having = owners.filter(({ roles }) => roles > 0)
  return (
    <Page width="narrow">
      <PageHeader
        title={t('relations.handover.title')}
        lead={t('relations.handover.lead')}
        breadcrumbs={[{ label: t('relations.list.title'), href: '/relaties' }]}
      />
      {having.length === 0 ? (
        <EmptyState title={t('relations.handover.nobody')} example={t('relations.handover.example')}>
          <p>{t('relations.handover.nobodyText')}</p>
        </EmptyState>
      ) : (
        <Stack>
          <Select
            label={t('relations.handover.from')}
            isRequired
            width="medium"
            placeholder={t('relations.handover.choose')}
            value={fromId === '' ? null : fromId}
            options={having.map(({ id, name, roles }) => ({
              id,
              label: name,
              detail: t('relations.handover.roles', { count: roles }),
            }))}
            onChange={setFrom}
          />
          <Select
            label={t('relations.handover.to')}
            isRequired
            width="medium"
            placeholder={t('relations.handover.choose')}
            value={toId === '' ? null : toId}
            options={owners.filter(({ id }) => id !== fromId).map(({ id, name }) => ({ id, label: name }))}
            onChange={setTo}
          />
          {fromId !== '' && <Choice key={fromId} fromId={fromId} toId={toId === fromId ? '' : toId} />}
        </Stack>
      )}
      <Recent />
    </Page>
  )
}

interface Chosen {
  readonly fromId: string
  readonly toId: string
}

function Choice({ fromId, toId }: Chosen) {
  const preview = useQuery(handoverPreviewQuery(fromId))
  return (
    <QueryStates query={preview} shape="text">
      {(found) => <Confirm fromId={fromId} toId={toId} found={found} />}
    </QueryStates>
  )
}

/** Hands over; the notice takes it back. */
function useGive() {
  const t = useT()
  const { give, undo } = useHandover()
  const problemText = useProblemText()
  const failed = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const takeBack = (id: string) =>
    act(undo, id, { onSuccess: () => showToast({ text: t('relations.handover.undone') }), onError: failed })
  return {
    isPending: give.isPending,
    give: (asked: Parameters<typeof give.mutateAsync>[0]) =>
      act(give, asked, {
        onSuccess: (done) =>
          showToast({
            text: t('relations.handover.done', { count: done.roles, from: done.from, to: done.to }),
            onUndo: () => takeBack(done.id),
          }),
        onError: failed,
      }),
  }
}

interface ConfirmProps extends Chosen {
  readonly found: z.output<typeof previewHandover.response>
}

function Confirm({ fromId, toId, found }: ConfirmProps) {
  const t = useT()
  const format = useFormat()
  const [types, setTypes] = useState<readonly string[]>(found.types.map(({ typeId }) => typeId))
  const [isAsking, setAsking] = useState(false)
  const { give, isPending } = useGive()
  const expected = found.types.filter(({ typeId }) => types.includes(typeId)).reduce((sum, { roles }) => sum + roles, 0)
  const run = () => {
    setAsking(false)
    give({ fromId, toId, typeIds: [...types], expected })
  }
  return (
    <Stack>
      <p>{t('relations.handover.counts', { roles: found.roles, relations: found.relations })}</p>
      {found.staying > 0 && (
        <Callout tone="attention">{t('relations.handover.staying', { count: found.staying })}</Callout>
      )}
      {found.types.length > 1 && (
        <CheckboxGroup
          label={t('relations.handover.types')}
          value={[...types]}
          onChange={setTypes}
          options={found.types.map(({ typeId, type, roles }) => ({
            id: typeId,
            label: `${type} (${format.number(roles)})`,
          }))}
        />
      )}
      <div>
        <Button
          tone="primary"
          isDisabled={expected === 0 || toId === ''}
          isPending={isPending}
          onPress={() => setAsking(true)}
        >
          {t('relations.handover.submit', { count: expected })}
        </Button>
      </div>
      <AlertDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={run}
        tone="primary"
        title={t('relations.handover.confirmTitle')}
        confirmLabel={t('relations.handover.submit', { count: expected })}
        consequences={[{ label: t('relations.roles.title'), count: format.number(expected) }]}
      >
        <p>{t('relations.handover.confirmText')}</p>
      </AlertDialog>
    </Stack>
  )
}

function Recent() {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { undo } = useHandover()
  const items = useQuery(handoversQuery).data?.items ?? []
  if (items.length === 0) return null
  const takeBack = (handover: Handover) =>
    act(undo, handover.id, {
      onSuccess: () => showToast({ text: t('relations.handover.undone') }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <section aria-labelledby="handovers">
      <h2 id="handovers">{t('relations.handover.recent')}</h2>
      <Table
        label={t('relations.handover.recent')}
        rows={items}
        rowId={({ id }) => id}
        rowName={({ from, to }) => `${from} – ${to}`}
        columns={[
          {
            id: 'who',
            header: t('relations.handover.who'),
            isRowHeader: true,
            cell: ({ from, to }) => t('relations.handover.fromTo', { from, to }),
          },
          { id: 'roles', header: t('relations.roles.title'), align: 'end', cell: ({ roles }) => format.number(roles) },
          { id: 'at', header: t('relations.handover.when'), cell: ({ at, by }) => `${format.dateTime(at)} · ${by}` },
          {
            id: 'undo',
            header: t('relations.handover.undoColumn'),
            cell: (handover) =>
              handover.isUndone ? (
                <Status>{t('relations.handover.isUndone')}</Status>
              ) : (
                <Button size="small" onPress={() => takeBack(handover)}>
                  {t('relations.handover.undo')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  )
}
