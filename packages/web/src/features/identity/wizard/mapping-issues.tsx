import { Callout } from '../../../ui/states.tsx'
import { isOwnField } from '@klantregie/contract'
import { useFieldLabel } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import type { MappingIssue } from './mapping.view.ts'
import styles from './wizard.module.css'

export interface MappingIssuesProps {
  readonly issues: readonly MappingIssue[]
  /** After a first try what blocks is announced; before that it is only there to read. */
  readonly isTried: boolean
}

export function MappingIssues({ issues, isTried }: MappingIssuesProps) {
  const t = useT()
  const label = useFieldLabel()
  const text = (issue: MappingIssue) =>
    issue.id === 'twice'
      ? t('issue.twice', {
          target: isOwnField(issue.target) ? label(issue.target) : t(`target.${issue.target}`),
          headers: issue.headers.join(', '),
        })
      : t(`issue.${issue.id}`)
  if (issues.length === 0) return null
  return (
    <div className={styles.issues}>
      {issues.map((issue) => (
        <div key={issue.id === 'twice' ? issue.target : issue.id} {...(issue.isBlocking && { 'data-missing': '' })}>
          <Callout
            tone={issue.isBlocking ? 'danger' : issue.id === 'no_key' ? 'information' : 'attention'}
            isAnnounced={isTried && issue.isBlocking}
          >
            {text(issue)}
          </Callout>
        </div>
      ))}
    </div>
  )
}
