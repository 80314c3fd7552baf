import { useState } from 'react'
import { ChevronDown, Plus } from 'lucide-react'
import type { RelationPage, RelationRole } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Menu } from '../../../ui/menu.tsx'
import type { MenuItem } from '../../../ui/menu.tsx'
import { useT } from '../locale/index.ts'
import { TypeTerm } from '../model.tsx'
import { AddRoleDialog, EndRoleDialog } from './role-dialogs.tsx'
import { periodOf, sortRoles } from './roles.view.ts'
import { useRoleActions } from './use-role-actions.ts'
import styles from './roles.module.css'

/** What this relation is and was for us, each with its dates. */
export function RolesPanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<RelationRole | null>(null)
  const roles = sortRoles(page.roles)
  if (roles.length === 0 && !page.mayWrite) return null
  return (
    <section aria-label={t('relations.roles.title')} className={styles.panel}>
      {roles.length > 0 && (
        <ul className={styles.roles}>
          {roles.map((role) => (
            <li key={role.id}>
              <RoleChip page={page} role={role} onEnd={() => setEnding(role)} />
            </li>
          ))}
        </ul>
      )}
      {page.mayWrite && (
        <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {t('relations.roles.add')}
        </Button>
      )}
      {isAdding && <AddRoleDialog page={page} onClose={() => setAdding(false)} />}
      {ending && <EndRoleDialog page={page} role={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

interface RoleChipProps {
  readonly page: RelationPage
  readonly role: RelationRole
  readonly onEnd: () => void
}

function RoleChip({ page, role, onEnd }: RoleChipProps) {
  const period = usePeriodText(role)
  const detail = [period, role.branch].filter(Boolean).join(' · ')
  return (
    <span className={cx(styles.chip, role.status === 'ended' && styles.past)}>
      <span>
        <TypeTerm typeId={role.typeId} name={role.type} />
      </span>
      {detail !== '' && <span className={styles.detail}>{detail}</span>}
      {page.mayWrite && <RoleMenu page={page} role={role} onEnd={onEnd} />}
    </span>
  )
}

function usePeriodText(role: RelationRole): string {
  const t = useT()
  const format = useFormat()
  const period = periodOf(role)
  switch (period.key) {
    case 'none':
      return role.status === 'ended' ? t('relations.roles.ended') : ''
    case 'since':
    case 'from':
      return t(`relations.roles.${period.key}`, { from: format.date(period.from) })
    case 'until':
      return t('relations.roles.until', { until: format.date(period.until) })
    case 'period':
      return t('relations.roles.period', { from: format.date(period.from), until: format.date(period.until) })
    default:
      return period satisfies never
  }
}

/** A role that was given by hand by mistake can be taken away; one that a list states would come back with it. */
function RoleMenu({ page, role, onEnd }: RoleChipProps) {
  const t = useT()
  const actions = useRoleActions(page.relation.id)
  const items: MenuItem[] = [
    role.status === 'ended'
      ? { id: 'reopen', label: t('relations.roles.reopen') }
      : { id: 'end', label: t('relations.roles.end') },
  ]
  if (role.source === null) items.push({ id: 'remove', label: t('relations.roles.remove'), tone: 'danger' })
  const run = (id: string) => {
    if (id === 'end') onEnd()
    else if (id === 'reopen') actions.reopen(role)
    else actions.remove(role)
  }
  return (
    <Menu
      label={t('relations.roles.change', { type: role.type })}
      trigger={
        <IconButton
          size="small"
          label={t('relations.roles.change', { type: role.type })}
          icon={<ChevronDown aria-hidden="true" />}
        />
      }
      onAction={run}
      groups={[
        {
          id: 'role',
          items,
          title: t('relations.roles.source', { type: role.type, source: role.source ?? t('relations.roles.byHand') }),
        },
      ]}
    />
  )
}
