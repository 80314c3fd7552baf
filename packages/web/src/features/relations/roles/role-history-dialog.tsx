import { useQuery } from '@tanstack/react-query'
import type { RelationPage, RelationRole, RoleChange } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useT } from '../locale/index.ts'
import { roleChangesQuery } from './roles.api.ts'
import styles from './roles.module.css'

interface HistoryProps {
  readonly page: RelationPage
  readonly role: RelationRole
  readonly onClose: () => void
}

/** What was changed about a role, by whom and when. */
export function RoleHistoryDialog({ page, role, onClose }: HistoryProps) {
  const t = useT()
  const changes = useQuery(roleChangesQuery(page.relation.id, role.id))
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.roles.historyTitle', { type: role.type })} size="medium">
      <QueryStates query={changes} shape="text">
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('relations.roles.historyEmpty')}</p>
          ) : (
            <ol className={styles.history}>
              {items.map((change) => (
                <li key={change.id}>
                  <ChangeLine change={change} />
                </li>
              ))}
            </ol>
          )
        }
      </QueryStates>
    </Dialog>
  )
}

const DAYS: readonly RoleChange['field'][] = ['from', 'until']

function ChangeLine({ change }: { readonly change: RoleChange }) {
  const t = useT()
  const format = useFormat()
  const said = (value: string | null) =>
    value === null ? t('relations.roles.change.nothing') : DAYS.includes(change.field) ? format.date(value) : value
  return (
    <>
      <span>
        {t(`relations.roles.change.${change.field}`, { before: said(change.before), after: said(change.after) })}
      </span>
      <span className={styles.detail}>
        {t('relations.roles.change.by', { by: change.by, when: format.dateTime(change.at) })}
      </span>
    </>
  )
}
