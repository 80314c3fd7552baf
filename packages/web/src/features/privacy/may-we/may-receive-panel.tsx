import { useQuery } from '@tanstack/react-query'
import { Ban, Check, CircleAlert, Info } from 'lucide-react'
import { useState } from 'react'
import type { MayReceiveItem, RelationPage } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useT } from '../locale/index.ts'
import { ItemDialog } from './item-dialog.tsx'
import { firstToAsk, linesOf, type PurposeLine } from './may-receive.view.ts'
import { mayReceiveQuery } from './may-we.api.ts'
import { PanelMenu } from './panel-menu.tsx'
import { StandingNotices } from './standing-notices.tsx'
import styles from './may-we.module.css'

interface MayReceiveProps {
  readonly page: RelationPage
  /** Asked for by the address; see `useAsked`. */
  readonly onBegun?: (() => void) | null
}

/** What this relation may receive, on which channel, and why; recorded right here, in two taps. */
export function MayReceivePanel({ page, onBegun = null }: MayReceiveProps) {
  const t = useT()
  const may = useMay()
  const { id } = page.relation
  const answer = useQuery({ ...mayReceiveQuery(id), enabled: may('privacy.consent.read') })
  const [open, setOpen] = useState<string | null>(null)
  // Only when it is known what can be asked.
  useAsked(answer.data === undefined ? null : onBegun, () => {
    const first = firstToAsk(answer.data?.items ?? [])
    if (first) setOpen(keyOf(first))
    else document.getElementById('may-receive')?.scrollIntoView({ block: 'center' })
  })
  if (!may('privacy.consent.read')) return null
  return (
    <section aria-labelledby="may-receive" className={styles.panel}>
      <div className={styles.head}>
        <h2 id="may-receive">{t('mayWe.title')}</h2>
        {answer.data?.mayWrite === true && <PanelMenu page={page} standings={answer.data.standings} />}
      </div>
      <QueryStates query={answer} shape="text">
        {({ items, standings, isUnderSixteen, guardians, mayWrite }) => {
          const asked = items.find((item) => keyOf(item) === open)
          return (
            <>
              <StandingNotices
                id={id}
                standings={standings}
                mayWrite={mayWrite}
                nameOf={(purposeId) => items.find((item) => item.purposeId === purposeId)?.purpose ?? ''}
              />
              {isUnderSixteen && <p className={styles.soft}>{t('mayWe.child')}</p>}
              <ul className={styles.lines}>
                {linesOf(items).map((line) => (
                  <Line key={line.purposeId} line={line} onOpen={(item) => setOpen(keyOf(item))} />
                ))}
              </ul>
              {asked && (
                <ItemDialog
                  key={open}
                  id={id}
                  item={asked}
                  guardians={isUnderSixteen ? guardians : null}
                  mayWrite={mayWrite}
                  onClose={() => setOpen(null)}
                />
              )}
            </>
          )
        }}
      </QueryStates>
    </section>
  )
}

const keyOf = ({ purposeId, channel, topicId }: MayReceiveItem): string => `${purposeId} ${channel} ${topicId ?? ''}`

function Line({ line, onOpen }: { readonly line: PurposeLine; readonly onOpen: (item: MayReceiveItem) => void }) {
  return (
    <li className={styles.line}>
      <span className={styles.purpose}>{line.purpose}</span>
      <ul className={styles.channels}>
        {line.items.map((item) => (
          <li key={keyOf(item)}>
            <ChannelButton item={item} onOpen={() => onOpen(item)} />
          </li>
        ))}
      </ul>
    </li>
  )
}

/** The channel with a sign and a word: never colour alone. The whole sentence is its name for a screen reader. */
function ChannelButton({ item, onOpen }: { readonly item: MayReceiveItem; readonly onOpen: () => void }) {
  const t = useT()
  const what = [t(`channel.${item.channel}`), item.topic].filter((part) => part !== null).join(' · ')
  const kind = verdictOf(item)
  const verdict = t(`mayWe.short.${kind}`)
  return (
    <Button
      size="small"
      tone="quiet"
      icon={
        <span className={cx(styles.sign, styles[kind])}>
          <Sign item={item} />
        </span>
      }
      aria-label={t('mayWe.open', { purpose: item.purpose, what, verdict })}
      onPress={onOpen}
    >
      <span className={cx(styles.verdict, styles[kind])}>
        {what}: {verdict}
      </span>
    </Button>
  )
}

function verdictOf({ decision, rule }: MayReceiveItem): 'allowed' | 'service' | 'not_allowed' | 'nothing' {
  return rule === 'no_contact_point' ? 'nothing' : decision
}

function Sign({ item }: { readonly item: MayReceiveItem }) {
  switch (verdictOf(item)) {
    case 'allowed':
      return <Check aria-hidden="true" />
    case 'service':
      return <Info aria-hidden="true" />
    case 'nothing':
      return <CircleAlert aria-hidden="true" />
    case 'not_allowed':
      return <Ban aria-hidden="true" />
  }
}
