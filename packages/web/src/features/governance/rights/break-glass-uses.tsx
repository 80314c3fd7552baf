import { useQuery } from '@tanstack/react-query'
import type { BreakGlass } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { Status } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { breakGlassQuery, useMarkSeen } from './rights.api.ts'
import styles from './rights.module.css'

/** Who gave themselves sight of which domain and why, newest first; of one domain when given. */
export function BreakGlassUses({ domainId }: { readonly domainId?: string }) {
  const t = useT()
  const uses = useQuery(breakGlassQuery(domainId === undefined ? {} : { domainId }))
  return (
    <QueryStates query={uses} shape="text">
      {({ items }) =>
        items.length === 0 ? (
          <p className={styles.soft}>{t('glass.usesNone')}</p>
        ) : (
          <ul className={styles.uses}>
            {items.map((use) => (
              <li key={use.id} className={styles.use}>
                <Use use={use} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryStates>
  )
}

export function Use({ use }: { readonly use: BreakGlass }) {
  const t = useT()
  const format = useFormat()
  const end = use.endedAt ?? use.until
  return (
    <>
      <strong>{t('glass.useOf', { person: use.person, domain: use.domain })}</strong>
      <span className={styles.reason}>{use.reason}</span>
      <span className={styles.soft}>
        {t('glass.period', { from: format.dateTime(use.startedAt), until: format.dateTime(end) })}
      </span>
      <Row>
        {use.isOpen && <Status tone="attention">{t('glass.isOpen')}</Status>}
        {use.seenAt !== null && use.seenBy !== null && (
          <Status tone="success">{t('glass.seenBy', { name: use.seenBy, at: format.dateTime(use.seenAt) })}</Status>
        )}
        {use.seenAt === null && use.isForMe && <MarkSeen use={use} />}
        {use.seenAt === null && !use.isForMe && <Status>{t('glass.unseen')}</Status>}
      </Row>
    </>
  )
}

function MarkSeen({ use }: { readonly use: BreakGlass }) {
  const t = useT()
  const problemText = useProblemText()
  const mark = useMarkSeen()
  return (
    <Button
      size="small"
      isPending={mark.isPending}
      aria-label={t('glass.seeOf', { person: use.person })}
      onPress={() => act(mark, use.id, { onError: (error) => showToast({ tone: 'danger', text: problemText(error) }) })}
    >
      {t('glass.see')}
    </Button>
  )
}
