import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Approach, ApproachCollision, RelationPage } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Button } from '../../../ui/button.tsx'
import { Callout, Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { PressureLine } from '../pressure/pressure-line.tsx'
import { ApproachActions } from './approach-actions.tsx'
import { relationApproachesQuery } from './approaches.api.ts'
import styles from './approaches.module.css'
import { toneOf } from './approaches.view.ts'
import { PlanDialog } from './plan-dialog.tsx'
import { CollisionText, usePeriodText } from './words.tsx'

interface ApproachesPanelProps {
  readonly page: RelationPage
  /** Asked for by the address; see `useAsked`. */
  readonly onBegun: (() => void) | null
}

/** On the page of a relation: what is planned with it, what was done lately, and which colleagues are near it. */
export function ApproachesPanel({ page, onBegun }: ApproachesPanelProps) {
  const t = useT()
  const may = useMay()
  const [isPlanning, setPlanning] = useState(false)
  const isReader = may('engagement.approach.read')
  const found = useQuery({ ...relationApproachesQuery(page.relation.id), enabled: isReader }).data
  if (!isReader || found === undefined) return null
  const mayPlan = found.mayPlan && page.mayWrite && !page.isArchived
  const isEmpty = found.planned.length + found.made.length + found.near.length === 0
  if (isEmpty && !mayPlan) return null
  return (
    <section aria-labelledby="approaches" className={styles.panel}>
      <div className={styles.head}>
        <h2 id="approaches">{t('approaches.title')}</h2>
        {mayPlan && (
          <Button size="small" icon={<Plus aria-hidden="true" />} onPress={() => setPlanning(true)}>
            {t('approaches.plan')}
          </Button>
        )}
      </div>
      <PressureLine relationId={page.relation.id} />
      <Near collisions={found.near} />
      {isEmpty && <p className={styles.soft}>{t('approaches.noneHere')}</p>}
      <Lines approaches={[...found.planned, ...found.made.slice(0, RECENT)]} />
      <Asked isAllowed={mayPlan} onBegun={onBegun} onAsked={() => setPlanning(true)} />
      {isPlanning && <PlanDialog relation={page.relation} onClose={() => setPlanning(false)} />}
    </section>
  )
}

interface AskedProps {
  readonly isAllowed: boolean
  readonly onBegun: (() => void) | null
  readonly onAsked: () => void
}

/** Begins what the address asks for, as soon as it is known that it may be done. */
function Asked({ isAllowed, onBegun, onAsked }: AskedProps) {
  useAsked(isAllowed ? onBegun : null, onAsked)
  return null
}

const RECENT = 3

/** Colleagues who are busy around this relation: its board, its household, its other contact persons. */
function Near({ collisions }: { readonly collisions: readonly ApproachCollision[] }) {
  const t = useT()
  if (collisions.length === 0) return null
  return (
    <Callout tone="attention" title={t('approaches.near')}>
      <ul className={styles.list}>
        {collisions.map((collision, index) => (
          <li key={collision.approach?.id ?? index}>
            <CollisionText collision={collision} />
          </li>
        ))}
      </ul>
    </Callout>
  )
}

function Lines({ approaches }: { readonly approaches: readonly Approach[] }) {
  if (approaches.length === 0) return null
  return (
    <ul className={styles.lines}>
      {approaches.map((approach) => (
        <ApproachLine key={approach.id} approach={approach} />
      ))}
    </ul>
  )
}

function ApproachLine({ approach }: { readonly approach: Approach }) {
  const t = useT()
  const period = usePeriodText()
  const joined = approach.joinedBy.length > 0 ? t('approaches.joinedBy', { names: approach.joinedBy.join(', ') }) : null
  const with_ = approach.joined ? t('approaches.joins', { owner: approach.joined.owner }) : null
  return (
    <li className={styles.line}>
      <div>
        <div>
          {t(`approaches.kind.${approach.kind}`)} · {approach.purpose.name}
          {approach.subject !== '' && ` · ${approach.subject}`}
        </div>
        <div className={styles.soft}>
          <Status tone={toneOf(approach)}>
            {approach.isLate ? t('approaches.late') : t(`approaches.state.${approach.state}`)}
          </Status>{' '}
          {period(approach)} · {approach.isMine ? t('approaches.me') : approach.owner.name}
          {approach.contact && ` · ${t('approaches.via', { name: approach.contact.name })}`}
          {approach.outcome && ` · ${t(`approaches.outcome.${approach.outcome}`)}`}
          {[with_, joined].filter((part) => part !== null).map((part) => ` · ${part}`)}
        </div>
      </div>
      {approach.state === 'planned' && <ApproachActions approach={approach} />}
    </li>
  )
}
