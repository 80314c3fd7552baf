import { useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import type { ProcessLine, RelationPage } from '@klantregie/contract'
import { useMay } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { useAsked } from '../../../lib/use-asked.ts'
import { Button, TextLink } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { processHref, relationProcessesQuery } from './processes.api.ts'
import { standingOf } from './process.view.ts'
import { StartDialog } from './start-dialog.tsx'
import styles from './processes.module.css'

interface ProcessesPanelProps {
  readonly page: RelationPage
  /** Asked for by the address; see `useAsked`. */
  readonly onBegun: (() => void) | null
}

/** On the page of a relation: what runs with it and what comes next; what ended stands on the timeline. */
export function ProcessesPanel({ page, onBegun }: ProcessesPanelProps) {
  const t = useT()
  const may = useMay()
  const [isStarting, setStarting] = useState(false)
  const { id, displayName } = page.relation
  const found = useQuery({ ...relationProcessesQuery(id), enabled: may('engagement.process.read') }).data
  if (found === undefined) return null
  const running = found.items.filter(({ state }) => state !== 'ended')
  const mayStart = found.mayWork && !page.isArchived && found.startable.length > 0
  if (running.length === 0 && !mayStart) return null
  return (
    <section aria-labelledby="processes" className={styles.panel}>
      <div className={styles.stepHead}>
        <h2 id="processes">{t('nav.engagement.processes')}</h2>
        {mayStart && (
          <Button size="small" icon={<Play aria-hidden="true" />} onPress={() => setStarting(true)}>
            {t('start.do')}
          </Button>
        )}
      </div>
      {running.length === 0 && <p className={styles.soft}>{t('processes.noneHere')}</p>}
      {running.length > 0 && (
        <ul className={styles.lines}>
          {running.map((line) => (
            <RunningLine key={line.id} line={line} />
          ))}
        </ul>
      )}
      <Asked isAllowed={mayStart} onBegun={onBegun} onAsked={() => setStarting(true)} />
      {isStarting && (
        <StartDialog
          templates={found.startable}
          relation={{ id, name: displayName }}
          onClose={() => setStarting(false)}
        />
      )}
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

function RunningLine({ line }: { readonly line: ProcessLine }) {
  const t = useT()
  const format = useFormat()
  const { template, step, done, total, dueOn, isLate, owner, state } = line
  const { key, tone } = standingOf(line)
  const facts = [step?.title, t('processes.doneOf', { done, total }), owner?.name].filter(
    (fact) => fact !== undefined && fact !== '',
  )
  return (
    <li className={styles.runningLine}>
      <div className={styles.stepHead}>
        <TextLink href={processHref(line.id)}>{template.name}</TextLink>
        {state === 'paused' && <Status tone={tone}>{t(`process.standing.${key}`)}</Status>}
        {isLate && dueOn !== null && <Status tone="danger">{t('processes.late', { date: format.date(dueOn) })}</Status>}
        {!isLate && dueOn !== null && state === 'running' && (
          <span className={styles.soft}>{t('process.due', { date: format.date(dueOn) })}</span>
        )}
      </div>
      <p className={styles.soft}>{facts.join(' · ')}</p>
    </li>
  )
}
