import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { liftLegalHold } from '@klantregie/contract'
import type { LegalHold } from '@klantregie/contract'
import { Form, useContractForm } from '../../../lib/form.tsx'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { FreeTextArea } from '../../../lib/text-check.tsx'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row } from '../../../ui/layout.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Column } from '../../../ui/table.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { HoldDialog } from './hold-dialog.tsx'
import { holdsQuery, useRetentionActions } from './retention.api.ts'
import styles from './retention.module.css'

/** What may not go, whatever a rule says. */
export function HoldsPart() {
  const t = useT()
  const [isEnded, setEnded] = useState(false)
  const [isPlacing, setPlacing] = useState(false)
  const holds = useQuery(holdsQuery(!isEnded))
  const place = <Button onPress={() => setPlacing(true)}>{t('holds.place')}</Button>
  return (
    <div className={styles.part}>
      <p>{t('holds.text')}</p>
      <Row>
        {place}
        <Checkbox isSelected={isEnded} onChange={setEnded}>
          {t('holds.ended')}
        </Checkbox>
      </Row>
      <QueryStates query={holds}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('holds.none')} example={t('holds.example')}>
              <p>{t('holds.noneText')}</p>
            </EmptyState>
          ) : (
            <HoldsTable items={items} isEnded={isEnded} />
          )
        }
      </QueryStates>
      {isPlacing && <HoldDialog onClose={() => setPlacing(false)} />}
    </div>
  )
}

function HoldsTable({ items, isEnded }: { readonly items: readonly LegalHold[]; readonly isEnded: boolean }) {
  const t = useT()
  const format = useFormat()
  const [lifting, setLifting] = useState<LegalHold | null>(null)
  const name = ({ subject }: LegalHold) => subject ?? t('holds.hidden')
  const columns: readonly Column<LegalHold>[] = [
    {
      id: 'subject',
      header: t('holds.subject'),
      isRowHeader: true,
      cell: (hold) =>
        hold.kind === 'relation' && hold.subjectId !== null ? (
          <TextLink href={`/relaties/${hold.subjectId}`}>{name(hold)}</TextLink>
        ) : (
          name(hold)
        ),
    },
    { id: 'kind', header: t('holds.kind'), cell: ({ kind }) => t(`holdKind.${kind}`) },
    {
      id: 'reason',
      header: t('holds.reason'),
      cell: ({ reason, liftReason }) => [reason, liftReason].filter(Boolean).join(' → '),
    },
    {
      id: 'until',
      header: t('holds.until'),
      keepsTogether: true,
      cell: ({ until, liftedAt }) =>
        liftedAt !== null ? format.date(liftedAt) : until === null ? t('holds.open') : format.date(until),
    },
    { id: 'by', header: t('holds.by'), cell: ({ placedBy, liftedBy }) => liftedBy ?? placedBy },
    {
      id: 'lift',
      header: t('retention.actions'),
      align: 'end',
      cell: (hold) =>
        isEnded || hold.subject === null ? null : (
          <Button size="small" aria-label={t('holds.liftOf', { name: name(hold) })} onPress={() => setLifting(hold)}>
            {t('holds.lift')}
          </Button>
        ),
    },
  ]
  return (
    <>
      <Table label={t('retention.tab.holds')} columns={columns} rows={items} rowId={({ id }) => id} rowName={name} />
      {lifting && <LiftDialog key={lifting.id} hold={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}

function LiftDialog({ hold, onClose }: { readonly hold: LegalHold; readonly onClose: () => void }) {
  const t = useT()
  const { lift } = useRetentionActions()
  const form = useContractForm({
    schema: liftLegalHold.body,
    initial: { reason: '' },
    onSubmit: async ({ reason }) => {
      await lift(hold.id, reason)
      showToast({ text: t('holds.lifted') })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('holds.liftTitle', { name: hold.subject ?? '' })}
      isDismissable={!form.isDirty}
    >
      <Form form={form}>
        <p>{t('holds.liftText')}</p>
        <FreeTextArea {...form.field('reason')} isRequired rows={3} label={t('holds.why')} />
        <div>
          <Button type="submit" tone="danger" isPending={form.isPending}>
            {t('holds.lift')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
