import { useEffect, useEffectEvent, useState } from 'react'
import { Eye, ShieldCheck } from 'lucide-react'
import { startProtection, unmaskRelation } from '@klantregie/contract'
import type { MaskKind, RelationPage } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { dutchToday } from '../../../lib/dutch-today.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { ManageDialog } from './manage-dialog.tsx'
import { useHideAgain, useProtectionActions } from './protection.api.ts'
import { protectionView, usualReview } from './protection.view.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Twice a minute is often enough for minutes, and brings the hidden page soon after the time is over. */
const TICK = 30_000

function useNow(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return undefined
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [isRunning])
  return now
}

/** Says that particulars are masked, shows them for a reason, and counts down until they are hidden again. */
export function ProtectionNotice({ page }: { readonly page: RelationPage }) {
  const now = useNow(page.unmaskedUntil !== undefined)
  const view = protectionView(page, now)
  const isOver = view.state === 'masked' && page.unmaskedUntil !== undefined
  const { refresh } = useProtectionActions(page.relation.id)
  // What is still on the screen is taken off it when the time is over.
  const hide = useEffectEvent(() => void refresh())
  useEffect(() => {
    if (isOver) hide()
  }, [isOver])
  if (view.state === 'open') return null
  return view.state === 'shown' ? <Shown page={page} minutes={view.minutes} /> : <Masked page={page} mask={view.mask} />
}

function Shown({ page, minutes }: { readonly page: RelationPage; readonly minutes: number }) {
  const t = useT()
  const hide = useHideAgain(page.relation.id)
  return (
    <Callout
      tone="attention"
      title={t('protection.shown', { minutes })}
      action={
        <Button size="small" isPending={hide.isPending} onPress={() => hide.mutate()}>
          {t('protection.hide')}
        </Button>
      }
    >
      {t('protection.shownText')}
    </Callout>
  )
}

/** What the particulars of a child are mostly needed for; one press at the counter, where somebody is waiting. */
const USUAL = ['counter', 'loan', 'activity'] as const

function Masked({ page, mask }: { readonly page: RelationPage; readonly mask: MaskKind }) {
  const t = useT()
  const may = useMay()
  const [open, setOpen] = useState<'show' | 'manage' | null>(null)
  const { show } = useProtectionActions(page.relation.id)
  const close = () => setOpen(null)
  return (
    <>
      <Callout
        tone="information"
        title={t(`protection.title.${mask}`)}
        action={
          <Row>
            {may(mask === 'minor' ? 'privacy.minor.unmask' : 'privacy.protection.unmask') && (
              <Button size="small" icon={<Eye aria-hidden="true" />} onPress={() => setOpen('show')}>
                {t('protection.show')}
              </Button>
            )}
            {mask === 'protected' && may('privacy.protection.manage') && (
              <Button size="small" tone="quiet" onPress={() => setOpen('manage')}>
                {t('protection.manage')}
              </Button>
            )}
          </Row>
        }
      >
        {t(`protection.text.${mask}`)}
      </Callout>
      {open === 'show' && (
        <ReasonDialog
          title={t('protection.showTitle')}
          text={t('protection.showText')}
          schema={unmaskRelation.body}
          initial={{}}
          reasonLabel={t('protection.showReason')}
          usualReasons={mask === 'minor' ? USUAL.map((key) => t(`protection.usual.${key}`)) : []}
          submitLabel={t('protection.showSubmit')}
          onSubmit={async (body) => {
            await show(mask, body)
            close()
          }}
          onClose={close}
        />
      )}
      {open === 'manage' && <ManageDialog id={page.relation.id} onClose={close} />}
    </>
  )
}

/** For somebody who is not protected yet. */
export function ProtectButton({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const { start } = useProtectionActions(page.relation.id)
  if (!may('privacy.protection.manage') || !page.mayWrite || page.mask === 'protected') return null
  return (
    <>
      <IconButton
        label={t('protection.start')}
        icon={<ShieldCheck aria-hidden="true" />}
        onPress={() => setOpen(true)}
      />
      {isOpen && (
        <ReasonDialog
          title={t('protection.start')}
          text={t('protection.startText')}
          schema={startProtection.body}
          initial={{ reviewOn: usualReview(dutchToday()) }}
          reasonLabel={t('protection.reason')}
          reasonHelp={t('protection.reasonHelp')}
          submitLabel={t('protection.submit')}
          onSubmit={async (body) => {
            await start(body)
            setOpen(false)
            showToast({ text: t('protection.started') })
          }}
          onClose={() => setOpen(false)}
        >
          {(form) => <TextField {...form.field('reviewOn')} type="date" isRequired label={t('protection.reviewOn')} />}
        </ReasonDialog>
      )}
    </>
  )
}
