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
import { ConvertRoleDialog } from './convert-role-dialog.tsx'
import { AddRoleDialog, ChangeRoleDialog, EndRoleDialog } from './role-dialogs.tsx'
import { RoleHistoryDialog } from './role-history-dialog.tsx'
import { detailsOf, menuOf, periodOf, sortRoles } from './roles.view.ts'
import { useRoleActions } from './use-role-actions.ts'
import styles from './roles.module.css'

/** What this relation is and was for us, each with its dates. */
export function RolesPanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const [isAdding, setAdding] = useState(false)
  const [open, setOpen] = useState<OpenedRole | null>(null)
  const roles = sortRoles(page.roles)
  if (roles.length === 0 && !page.mayWrite) return null
  return (
    <section aria-label={t('relations.roles.title')} className={styles.panel}>
      {roles.length > 0 && (
        <ul className={styles.roles}>
          {roles.map((role) => (
            <li key={role.id}>
              <RoleChip page={page} role={role} onOpen={(what) => setOpen({ what, role })} />
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
      {open && <Opened page={page} opened={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

type Dialog = 'change' | 'end' | 'convert' | 'history'
interface OpenedRole {
  readonly what: Dialog
  readonly role: RelationRole
}

const dialogs = {
  change: ChangeRoleDialog,
  end: EndRoleDialog,
  convert: ConvertRoleDialog,
  history: RoleHistoryDialog,
} as const

interface OpenedProps {
  readonly page: RelationPage
  readonly opened: OpenedRole
  readonly onClose: () => void
}

function Opened({ page, opened: { what, role }, onClose }: OpenedProps) {
  const Shown = dialogs[what]
  return <Shown page={page} role={role} onClose={onClose} />
}

interface RoleChipProps {
  readonly page: RelationPage
  readonly role: RelationRole
  readonly onOpen: (dialog: Dialog) => void
}

function RoleChip({ page, role, onOpen }: RoleChipProps) {
  const detail = detailsOf(role, usePeriodText(role))
  return (
    <span className={cx(styles.chip, role.status === 'ended' && styles.past)}>
      <span>
        <TypeTerm typeId={role.typeId} name={role.type} />
      </span>
      {detail !== '' && <span className={styles.detail}>{detail}</span>}
      <RoleMenu page={page} role={role} onOpen={onOpen} />
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
function RoleMenu({ page, role, onOpen }: RoleChipProps) {
  const t = useT()
  const actions = useRoleActions(page.relation.id)
  const labels: Readonly<Record<Dialog, string>> = {
    change: t('relations.roles.changeAction'),
    convert: t('relations.roles.convert'),
    end: t('relations.roles.end'),
    history: t('relations.roles.history'),
  }
  const deeds = {
    reopen: { label: t('relations.roles.reopen'), run: () => actions.reopen(role) },
    takeBack: { label: t('relations.roles.takeBack'), run: () => actions.takeBack(role) },
    remove: { label: t('relations.roles.remove'), run: () => actions.remove(role) },
  }
  const ids = menuOf(role, page.mayWrite)
  const items = ids.map((id): MenuItem =>
    id in labels
      ? { id, label: labels[id as Dialog] }
      : { id, label: deeds[id as keyof typeof deeds].label, ...(id === 'remove' && { tone: 'danger' as const }) },
  )
  const run = (id: string) => {
    if (id in labels) onOpen(id as Dialog)
    else deeds[id as keyof typeof deeds].run()
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
