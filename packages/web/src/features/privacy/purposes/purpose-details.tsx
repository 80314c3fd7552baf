import { useState } from 'react'
import type { Purpose } from '@klantregie/contract'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { AlertDialog, Dialog } from '../../../ui/dialog.tsx'
import { DescriptionList, Row, Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { PurposeDialog } from './purpose-dialog.tsx'
import { usePurposeActions } from './purposes.api.ts'
import { Topics } from './topics.tsx'
import { Wordings } from './wordings.tsx'

interface PurposePageProps {
  /** Null: nothing is open. */
  readonly purpose: Purpose | null
  readonly mayManage: boolean
  readonly onClose: () => void
}

/** One purpose with its texts and topics. */
export function PurposePage({ purpose, mayManage, onClose }: PurposePageProps) {
  const [isEditing, setEditing] = useState(false)
  if (purpose === null) return null
  if (isEditing) return <PurposeDialog purpose={purpose} onClose={() => setEditing(false)} />
  return (
    <Dialog isOpen onClose={onClose} title={purpose.name} size="large">
      <Stack gap="loose">
        <Facts purpose={purpose} />
        {mayManage && <Actions purpose={purpose} onEdit={() => setEditing(true)} onGone={onClose} />}
        <Wordings purpose={purpose} mayManage={mayManage} />
        <Topics purpose={purpose} mayManage={mayManage} />
      </Stack>
    </Dialog>
  )
}

function Facts({ purpose }: { readonly purpose: Purpose }) {
  const t = useT()
  const format = useFormat()
  const { given, refused, validMonths } = purpose
  return (
    <>
      {purpose.description !== '' && <p>{purpose.description}</p>}
      <DescriptionList
        items={[
          { id: 'kind', term: t('purposes.kind'), value: t(`purposeKind.${purpose.kind}`) },
          { id: 'basis', term: t('purposes.basis'), value: t(`legalBasis.${purpose.basis}`) },
          {
            id: 'channels',
            term: t('purposes.channels'),
            value: purpose.channels.map((channel) => t(`channel.${channel}`)).join(', '),
          },
          { id: 'status', term: t('purposes.status'), value: t(`purposeStatus.${purpose.status}`) },
          { id: 'given', term: t('purposes.given'), value: format.number(given) },
          { id: 'refused', term: t('purposes.refused'), value: format.number(refused) },
          {
            id: 'valid',
            term: t('purposes.validMonths'),
            value: validMonths === null ? t('purposes.forever') : format.number(validMonths),
          },
          {
            id: 'receiver',
            term: t('purposes.receiver'),
            value: purpose.receiver === '' ? t('purposes.nobody') : purpose.receiver,
          },
        ]}
      />
    </>
  )
}

interface ActionsProps {
  readonly purpose: Purpose
  readonly onEdit: () => void
  readonly onGone: () => void
}

/** What was said about a purpose is kept, so one that was used is retired instead of removed. */
function Actions({ purpose, onEdit, onGone }: ActionsProps) {
  const t = useT()
  const problemText = useProblemText()
  const { remove } = usePurposeActions()
  const [isAsking, setAsking] = useState(false)
  const confirm = () =>
    void remove(purpose.id).then(
      () => {
        showToast({ text: t('purposes.removed', { name: purpose.name }) })
        onGone()
      },
      (error: unknown) => {
        setAsking(false)
        showToast({ tone: 'danger', text: problemText(error) })
      },
    )
  return (
    <Row>
      <Button onPress={onEdit}>{t('purposes.edit')}</Button>
      {!purpose.isUsed && (
        <Button tone="quiet" onPress={() => setAsking(true)}>
          {t('purposes.remove')}
        </Button>
      )}
      <AlertDialog
        isOpen={isAsking}
        title={t('purposes.removeAsk', { name: purpose.name })}
        confirmLabel={t('purposes.remove')}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
      >
        <p>{t('purposes.removeText')}</p>
      </AlertDialog>
    </Row>
  )
}
