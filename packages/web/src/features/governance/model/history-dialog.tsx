import { useQuery } from '@tanstack/react-query'
import type { ModelElement } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { Differences } from './differences.tsx'
import { modelChangesQuery } from './model.api.ts'
import styles from './model.module.css'

interface HistoryProps {
  readonly element: ModelElement
  readonly id: string
  readonly name: string
  readonly onClose: () => void
}

/** Every version of an element: who changed what, when, and by which proposal. */
export function HistoryDialog({ element, id, name, onClose }: HistoryProps) {
  const t = useT()
  const format = useFormat()
  const changes = useQuery(modelChangesQuery(element, id))
  return (
    <Dialog isOpen onClose={onClose} title={t('model.historyOf', { name })} size="medium">
      <QueryStates query={changes} shape="text">
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('model.historyEmpty')}</p>
          ) : (
            <ol className={styles.history}>
              {items.map(({ id: changeId, action, by, at, before, after, proposalId }) => (
                <li key={changeId} className={styles.change}>
                  <strong>{t(`model.did.${action}`)}</strong>{' '}
                  <span className={styles.soft}>{t('model.byAt', { by, at: format.dateTime(at) })}</span>{' '}
                  {proposalId !== null && <TextLink href={`/voorstellen/${proposalId}`}>{t('proposals.one')}</TextLink>}
                  {action === 'changed' && <Differences before={before} after={after} />}
                </li>
              ))}
            </ol>
          )
        }
      </QueryStates>
    </Dialog>
  )
}
