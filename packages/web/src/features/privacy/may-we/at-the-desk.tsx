import { useQuery } from '@tanstack/react-query'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { ItemDialog } from './item-dialog.tsx'
import { closedChannels, firstToAsk } from './may-receive.view.ts'
import { mayReceiveQuery } from './may-we.api.ts'
import styles from './may-we.module.css'

/** What one must know before saying anything: short, and above everything else. Nothing to know, nothing shown. */
export function ReachWarnings({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const may = useMay()
  const answer = useQuery({ ...mayReceiveQuery(relationId), enabled: may('privacy.consent.read') }).data
  if (!answer) return null
  const standings = answer.standings.filter(({ purposeId }) => purposeId === null)
  // Who may not be reached at all is told so once, not channel by channel.
  const channels = standings.length > 0 ? [] : closedChannels(answer.items)
  if (standings.length + channels.length === 0 && !answer.isUnderSixteen) return null
  return (
    <ul className={styles.warnings} aria-label={t('desk.warnings')}>
      {standings.map(({ id, kind }) => (
        <li key={id}>
          <Status tone="danger">{t(`standing.${kind}`)}</Status>
        </li>
      ))}
      {answer.isUnderSixteen && (
        <li>
          <Status tone="attention">{t('desk.child')}</Status>
        </li>
      )}
      {channels.map((channel) => (
        <li key={channel}>
          <Status tone="attention">{t(`desk.closed.${channel}`)}</Status>
        </li>
      ))}
    </ul>
  )
}

/** One large button for what can be asked first; the rest stands in the panel below it. */
export function AskConsentButton({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const answer = useQuery({ ...mayReceiveQuery(relationId), enabled: may('privacy.consent.read') }).data
  const item = firstToAsk(answer?.items ?? [])
  if (!answer?.mayWrite || !may('privacy.consent.write') || item === null) return null
  return (
    <>
      <Button fullWidth icon={<BadgeCheck aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t('desk.consent')}
      </Button>
      {isOpen && (
        <ItemDialog
          id={relationId}
          item={item}
          isChild={answer.isUnderSixteen}
          mayWrite
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
