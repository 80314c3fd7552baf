import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { RelationPage, Standing } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { AlertDialog } from '../../../ui/dialog.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { CustomerFactDialog } from './customer-fact-dialog.tsx'
import { useConsentActions } from './may-we.api.ts'

type Asked = 'objected' | 'deceased' | 'fact'

/** What is recorded about somebody as a whole. */
export function PanelMenu({
  page,
  standings,
}: {
  readonly page: RelationPage
  readonly standings: readonly Standing[]
}) {
  const t = useT()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { relation } = page
  const isKnown = (kind: Standing['kind']) => standings.some((one) => one.kind === kind && one.purposeId === null)
  const hasContact = relation.emails.length + relation.phones.length > 0
  const items = [
    ...(isKnown('objected') ? [] : [{ id: 'objected', label: t('standing.record.objected') }]),
    ...(hasContact ? [{ id: 'fact', label: t('fact.record') }] : []),
    ...(isKnown('deceased') || relation.kind !== 'person'
      ? []
      : [{ id: 'deceased', label: t('standing.record.deceased'), tone: 'danger' as const }]),
  ]
  if (items.length === 0) return null
  return (
    <>
      <Menu
        label={t('mayWe.more')}
        trigger={<IconButton size="small" label={t('mayWe.more')} icon={<Ellipsis aria-hidden="true" />} />}
        groups={[{ id: 'all', items }]}
        onAction={(id) => setAsked(id === 'objected' || id === 'deceased' ? id : 'fact')}
      />
      {asked === 'fact' && <CustomerFactDialog page={page} onClose={() => setAsked(null)} />}
      {(asked === 'objected' || asked === 'deceased') && (
        <HoldDialog id={relation.id} kind={asked} name={relation.displayName} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

interface HoldDialogProps {
  readonly id: string
  readonly kind: 'objected' | 'deceased'
  readonly name: string
  readonly onClose: () => void
}

function HoldDialog({ id, kind, name, onClose }: HoldDialogProps) {
  const t = useT()
  const problemText = useProblemText()
  const { hold } = useConsentActions(id)
  const [isPending, setPending] = useState(false)
  const record = () => {
    setPending(true)
    hold({ kind })
      .then(
        () => showToast({ text: t(`standing.recorded.${kind}`) }),
        (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
      )
      .finally(onClose)
  }
  return (
    <AlertDialog
      isOpen
      title={t(`standing.ask.${kind}`, { name })}
      confirmLabel={t(`standing.confirm.${kind}`)}
      tone="primary"
      isPending={isPending}
      onCancel={onClose}
      onConfirm={record}
    >
      <p>{t(`standing.askText.${kind}`)}</p>
    </AlertDialog>
  )
}
