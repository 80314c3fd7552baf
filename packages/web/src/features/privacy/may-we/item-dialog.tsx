import { useQuery } from '@tanstack/react-query'
import type { ConsentStatement, CustomerFact, MayReceiveItem } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DescriptionList, Stack } from '../../../ui/layout.tsx'
import type { Description } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { storyOf } from './may-receive.view.ts'
import { consentsQuery } from './may-we.api.ts'
import { RecordForm } from './record-form.tsx'
import type { GuardianChoice } from './record-form.tsx'
import styles from './may-we.module.css'

interface ItemDialogProps {
  readonly id: string
  readonly item: MayReceiveItem
  /** Who may say yes for a child; null for whoever says it themselves. */
  readonly guardians: readonly GuardianChoice[] | null
  readonly mayWrite: boolean
  readonly onClose: () => void
}

/** Why something may or may not be sent, what proves it, and what the relation says about it now. */
export function ItemDialog({ id, item, guardians, mayWrite, onClose }: ItemDialogProps) {
  const t = useT()
  const what = [item.purpose, item.topic, t(`channel.${item.channel}`)].filter((part) => part !== null).join(' · ')
  return (
    <Dialog isOpen onClose={onClose} title={what}>
      <Stack gap="loose">
        <Callout
          tone={item.decision === 'not_allowed' ? 'attention' : 'success'}
          title={t(`mayWe.is.${item.decision}`)}
        >
          {t(`mayWe.${item.rule}`)}
        </Callout>
        {mayWrite && <RecordForm id={id} item={item} guardians={guardians} onDone={onClose} />}
        {item.customerFact && <FactProof fact={item.customerFact} />}
        <Story id={id} item={item} />
      </Stack>
    </Dialog>
  )
}

function FactProof({ fact }: { readonly fact: CustomerFact }) {
  const t = useT()
  const format = useFormat()
  const yesNo = (value: boolean) => t(value ? 'fact.yes' : 'fact.no')
  return (
    <section aria-labelledby="fact-proof">
      <h3 id="fact-proof">{t('fact.title')}</h3>
      <DescriptionList
        items={[
          { id: 'contact', term: t('fact.point'), value: fact.contact },
          { id: 'day', term: t('fact.day'), value: format.date(fact.capturedAt) },
          ...(['hasPaymentObligation', 'isSameEntity', 'wasInformed', 'wasOfferedOptOut', 'isEnriched'] as const).map(
            (key) => ({ id: key, term: t(`fact.${key}`), value: yesNo(fact[key]) }),
          ),
          { id: 'by', term: t('consent.by'), value: fact.by },
        ]}
      />
    </section>
  )
}

/** Everything that was said about it, newest first: the proof. */
function Story({ id, item }: { readonly id: string; readonly item: MayReceiveItem }) {
  const t = useT()
  const statements = useQuery(consentsQuery(id))
  return (
    <section aria-labelledby="consent-story">
      <h3 id="consent-story">{t('consent.story')}</h3>
      <QueryStates query={statements} shape="text">
        {({ items }) => {
          const story = storyOf(items, item)
          if (story.length === 0) return <p className={styles.soft}>{t('consent.storyEmpty')}</p>
          return (
            <ul className={styles.story}>
              {story.map((statement) => (
                <li key={statement.id}>
                  <Statement statement={statement} isDeciding={statement.id === item.consent?.id} />
                </li>
              ))}
            </ul>
          )
        }}
      </QueryStates>
    </section>
  )
}

function Statement({ statement, isDeciding }: { readonly statement: ConsentStatement; readonly isDeciding: boolean }) {
  const t = useT()
  const format = useFormat()
  const head = t(`consent.said.${statement.state}`, { date: format.dateTime(statement.occurredAt) })
  return (
    <>
      <p className={statement.isVoided ? styles.voided : ''}>
        <strong>{head}</strong>
        {isDeciding && <> · {t('consent.decides')}</>}
        {statement.isVoided && <> · {t('consent.voided')}</>}
      </p>
      {statement.wording && <blockquote className={styles.words}>{statement.wording.text}</blockquote>}
      <DescriptionList items={useProof(statement)} />
    </>
  )
}

function useProof(statement: ConsentStatement): readonly Description[] {
  const t = useT()
  const format = useFormat()
  const source = [t(`consent.source.${statement.source}`), statement.sourceName].filter((part) => part !== '')
  const guardian = statement.guardian?.name ?? t('consent.guardianUnknown')
  const known: readonly [string, string, string | null][] = [
    ['source', t('consent.sourceLabel'), source.join(' · ')],
    ['by', t('consent.by'), statement.by === '' ? null : statement.by],
    ['topic', t('consent.topic'), statement.topic],
    ['contact', t('consent.contact'), statement.contact],
    ['guardian', t('consent.guardian'), statement.isByGuardian ? guardian : null],
    [
      'wording',
      t('consent.wording'),
      statement.wording && t('consent.version', { version: statement.wording.version }),
    ],
    ['expires', t('consent.expires'), statement.expiresAt && format.date(statement.expiresAt)],
    ['proof', t('consent.proof'), statement.proof === '' ? null : statement.proof],
  ]
  return known.flatMap(([id, term, value]) => (value === null ? [] : [{ id, term, value }]))
}
