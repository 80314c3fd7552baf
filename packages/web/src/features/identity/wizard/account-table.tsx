import type { ImportCounts } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { accountOf } from './account.view.ts'
import type { Account, AccountLine } from './account.view.ts'
import styles from './account.module.css'

export interface AccountTableProps {
  readonly counts: ImportCounts
  /** `trial`: what will happen; `done`: what happened. */
  readonly tense: 'trial' | 'done'
}

/** The account: rows in = new + changed + same + possibly double + rejected, set as a bookkeeper would. */
export function AccountTable({ counts, tense }: AccountTableProps) {
  const t = useT()
  const format = useFormat()
  const account = accountOf(counts)
  return (
    <div className={styles.account}>
      <table>
        <caption>{t(`account.caption.${tense}`)}</caption>
        <tbody>
          {linesOf(account, counts).map((line) => (
            <Line key={line.outcome} line={line} tense={tense} isActivity={counts.activity !== undefined} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('account.rows')}
              {account.isBalanced && <span className={styles.check}>{t('account.balanced')}</span>}
            </th>
            <td className={styles.count}>{format.number(account.rows)}</td>
          </tr>
        </tfoot>
      </table>
      {!account.isBalanced && <Callout tone="danger">{t('account.unbalanced')}</Callout>}
      {account.remarks.length > 0 && (
        <ul className={styles.remarks}>
          {account.remarks.map(({ id, count }) => (
            <li key={id}>{t(`remark.${id}.${tense}`, { count })}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What somebody did is never possibly double: it is known by its number. */
function linesOf({ lines }: Account, { activity }: ImportCounts): readonly AccountLine[] {
  return activity === undefined ? lines : lines.filter(({ outcome }) => outcome !== 'duplicate')
}

interface LineProps {
  readonly line: AccountLine
  readonly tense: 'trial' | 'done'
  readonly isActivity: boolean
}

function Line({ line, tense, isActivity }: LineProps) {
  const t = useT()
  const format = useFormat()
  const { outcome, count, share } = line
  return (
    <tr className={count === 0 ? styles.none : undefined}>
      <th scope="row">
        {t(`outcome.${outcome}`)}
        <span className={styles.meaning}>
          {t(`${isActivity ? 'activityText' : 'outcomeText'}.${outcome}.${tense}`)}
        </span>
      </th>
      <td className={styles.share}>
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width={share * 100} height={4} />
        </svg>
      </td>
      <td className={styles.count}>{format.number(count)}</td>
    </tr>
  )
}
