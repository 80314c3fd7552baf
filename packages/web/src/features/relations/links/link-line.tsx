import { dutchToday } from '../../../lib/dutch-today.ts'
import { useState } from 'react'
import { ChevronDown } from 'lucide-react'
import type { RelationLink, RelationPage } from '@klantregie/contract'
import { useFormat } from '../../../lib/texts.tsx'
import { IconButton, TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { Menu } from '../../../ui/menu.tsx'
import { useT } from '../locale/index.ts'
import { KindIcon } from '../model.tsx'
import { hasEnded } from './links.view.ts'
import { ChangeLinkDialog, MoveDialog } from './move-dialog.tsx'
import { useLinkActions } from './use-link-actions.ts'
import styles from './links.module.css'

interface LinkLineProps {
  readonly page: RelationPage
  readonly link: RelationLink
}

export function LinkLine({ page, link }: LinkLineProps) {
  const t = useT()
  const format = useFormat()
  const [open, setOpen] = useState<'move' | 'change' | null>(null)
  const isPast = hasEnded(link, dutchToday())
  const days = [
    link.from !== null && (link.until === null ? t('relations.roles.since', { from: format.date(link.from) }) : null),
    link.until !== null &&
      (link.from === null
        ? t('relations.roles.until', { until: format.date(link.until) })
        : t('relations.roles.period', { from: format.date(link.from), until: format.date(link.until) })),
  ]
  const small = [link.function, link.other.place, ...days].filter(Boolean)
  const close = () => setOpen(null)
  return (
    <li className={cx(styles.line, isPast && styles.past)}>
      <KindIcon kind={link.other.kind} />
      <span className={styles.other}>
        <TextLink quiet href={`/relaties/${link.other.id}`}>
          {link.other.name}
        </TextLink>
        <span className={styles.small}>{small.join(' · ')}</span>
      </span>
      {page.mayWrite && <LinkMenu page={page} link={link} isPast={isPast} onOpen={setOpen} />}
      {open === 'move' && <MoveDialog page={page} link={link} onClose={close} />}
      {open === 'change' && <ChangeLinkDialog page={page} link={link} onClose={close} />}
    </li>
  )
}

interface LinkMenuProps extends LinkLineProps {
  readonly isPast: boolean
  readonly onOpen: (dialog: 'move' | 'change') => void
}

function LinkMenu({ page, link, isPast, onOpen }: LinkMenuProps) {
  const t = useT()
  const actions = useLinkActions(page)
  const { name } = link.other
  const goesOn = page.relation.kind === 'person' ? 'relations.links.move' : 'relations.links.moveOther'
  const running = [
    { id: 'move', label: t(goesOn) },
    { id: 'change', label: t('relations.links.change') },
    { id: 'end', label: t('relations.links.end', { name }) },
  ]
  const past = [
    { id: 'reopen', label: t('relations.links.reopen', { name }) },
    { id: 'change', label: t('relations.links.change') },
  ]
  const run = (id: string) => {
    if (id === 'move' || id === 'change') onOpen(id)
    else if (id === 'end') actions.end(link)
    else actions.reopen(link)
  }
  const label = t('relations.links.menu', { name })
  return (
    <span className={styles.action}>
      <Menu
        label={label}
        trigger={<IconButton size="small" label={label} icon={<ChevronDown aria-hidden="true" />} />}
        onAction={run}
        groups={[{ id: 'link', items: isPast ? past : running }]}
      />
    </span>
  )
}
