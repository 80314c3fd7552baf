import { useQuery } from '@tanstack/react-query'
import { QueryStates } from '../../../lib/query-states.tsx'
import { Term } from '../../../lib/term.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { duplicatesHref } from '../addresses.ts'
import { useT } from '../locale/index.ts'
import { Bar } from './bar.tsx'
import { Conflicts } from './conflicts.tsx'
import { reportQuery } from './matching.api.ts'
import { Overlap } from './overlap.tsx'
import { recordBars } from './report.view.ts'
import type { Report } from './report.view.ts'
import { SourceQuality } from './source-quality.tsx'
import styles from './matching.module.css'

/** How many relations came out of how many records, what sources have in common and where they contradict each other. */
export function MatchReport() {
  const t = useT()
  const report = useQuery(reportQuery)
  return (
    <QueryStates query={report} shape="text">
      {(answer) =>
        answer.records === 0 ? (
          <EmptyState title={t('report.empty')} example={t('runs.example')}>
            <p>{t('report.emptyText')}</p>
          </EmptyState>
        ) : (
          <div className={styles.report}>
            <Sum report={answer} />
            <Overlap report={answer} />
            <SourceQuality sources={answer.sources} />
            <Conflicts conflicts={answer.conflicts} relations={answer.relations} />
          </div>
        )
      }
    </QueryStates>
  )
}

function Sum({ report }: { readonly report: Report }) {
  const t = useT()
  const format = useFormat()
  return (
    <section className={styles.part} aria-labelledby="report-sum">
      <h2 id="report-sum" className={styles.headline}>
        {t('report.sum', { relations: format.number(report.relations), records: format.number(report.records) })}
      </h2>
      <p className={styles.soft}>
        {t('report.asOf', { date: format.dateTime(report.asOf) })}
        {report.openQuestions > 0 && (
          <>
            {' '}
            <TextLink href={duplicatesHref}>{t('report.questions', { count: report.openQuestions })}</TextLink> (
            <Term of={{ kind: 'figure', key: 'possible_duplicates' }} />)
          </>
        )}
      </p>
      <table className={styles.bars}>
        <caption>
          {t('report.byCount')} (<Term of={{ kind: 'figure', key: 'records' }} />)
        </caption>
        <thead className={styles.hiddenHead}>
          <tr>
            <th scope="col">{t('report.records')}</th>
            <th scope="col">{t('report.relations')}</th>
          </tr>
        </thead>
        <tbody>
          {recordBars(report).map(({ records, relations, part, isLast }) => (
            <tr key={records}>
              <th scope="row">{t(isLast ? 'report.orMore' : 'report.count', { count: records })}</th>
              <td>
                <Bar part={part} />
                <span>{format.number(relations)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
