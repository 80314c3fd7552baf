import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Status } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { homeQuery } from '../home/home.api.ts'
import { processHref } from './processes.api.ts'
import styles from './processes.module.css'

/** Steps that anybody of one's role can do: nobody's task by name, so they stand here. */
export function RoleStepsToday() {
  const t = useT()
  const format = useFormat()
  const steps = useQuery(homeQuery).data?.steps ?? []
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="role-steps" className={styles.panel}>
      <h2 id="role-steps">{t('processes.forRole')}</h2>
      <ul className={styles.lines}>
        {steps.map(({ processId, template, relation, step, dueOn, isLate }) => (
          <li key={`${processId} ${step.key}`} className={styles.runningLine}>
            <div className={styles.stepHead}>
              <TextLink href={processHref(processId)}>
                {t('processes.stepOf', { step: step.title, name: relation.name })}
              </TextLink>
              {isLate && dueOn !== null && (
                <Status tone="danger">{t('processes.late', { date: format.date(dueOn) })}</Status>
              )}
              {!isLate && dueOn !== null && (
                <span className={styles.soft}>{t('process.due', { date: format.date(dueOn) })}</span>
              )}
            </div>
            <p className={styles.soft}>{template}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
