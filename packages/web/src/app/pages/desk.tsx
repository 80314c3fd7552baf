import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ListPlus, PenLine, Ticket } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { ReactNode } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { AttendanceDialog, LastContact, NoteForm } from '../../features/activity/index.ts'
import { DeskTaskDialog, RelationTasks, useRunningRounds } from '../../features/engagement/index.ts'
import { CheckCard } from '../../features/integrations/index.ts'
import { AskConsentButton, MayReceivePanel, ProtectionNotice, ReachWarnings } from '../../features/privacy/index.ts'
import { ArchivedNotice, RelationSearch, RolesNow, relationQuery } from '../../features/relations/index.ts'
import { isProblem } from '../../lib/problem.ts'
import { QueryStates } from '../../lib/query-states.tsx'
import { useMay } from '../../lib/session.tsx'
import { Button, LinkButton, TextLink } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Page, PageHeader } from '../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import styles from './desk.module.css'

/**
 * For the counter and for a phone: find, see what matters, note, ask, pass on. Everything is at most three presses away, and everything
 * that can be pressed is large enough for a thumb, on every device.
 */
export function DeskPage() {
  const { wie: id } = useSearch({ from: '/shell/balie' })
  return <div className={styles.desk}>{id === undefined ? <Finding /> : <Found key={id} id={id} />}</div>
}

function Finding() {
  const t = useT()
  const { q = '' } = useSearch({ from: '/shell/balie' })
  const navigate = useNavigate({ from: '/balie' })
  const keep = useCallback(
    (asked: string) => void navigate({ search: { q: asked === '' ? undefined : asked }, replace: true }),
    [navigate],
  )
  return (
    <Page width="narrow">
      <PageHeader title={t('desk.title')} />
      <RelationSearch text={q} onAsked={keep} hrefOf={({ id }) => `/balie?wie=${id}`} />
      <CheckCard />
    </Page>
  )
}

function Found({ id }: { readonly id: string }) {
  const t = useT()
  const page = useQuery(relationQuery(id))
  if (isProblem(page.error, 'relations.relation_not_found')) {
    return (
      <Page width="narrow">
        <PageHeader title={t('relation.lost')} lead={t('relation.lostText')} />
        <div>
          <LinkButton href="/balie" tone="primary">
            {t('desk.again')}
          </LinkButton>
        </div>
      </Page>
    )
  }
  return (
    <QueryStates query={page} shape="text">
      {(view) => <Card page={view} />}
    </QueryStates>
  )
}

function Card({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { relation } = page
  return (
    <Page width="narrow">
      <PageHeader
        title={relation.displayName}
        breadcrumbs={[{ label: t('desk.title'), href: '/balie' }]}
        lead={<RolesNow page={page} />}
      />
      <ArchivedNotice page={page} />
      <ProtectionNotice page={page} />
      <ReachWarnings relationId={relation.id} />
      <LastContact relationId={relation.id} />
      <Deeds page={page} />
      <RelationTasks relation={relation} />
      <MayReceivePanel page={page} />
      <p className={styles.further}>
        <LinkButton href="/balie">{t('desk.again')}</LinkButton>
        <TextLink href={`/relaties/${relation.id}`}>{t('desk.whole')}</TextLink>
      </p>
    </Page>
  )
}

type Deed = 'note' | 'task' | 'attendance'

/** What one does at a desk, each one press away and done with the next. */
function Deeds({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const may = useMay()
  const running = useRunningRounds()
  const [deed, setDeed] = useState<Deed | null>(null)
  const { relation } = page
  const close = () => setDeed(null)
  const mayNote = may('activity.interaction.write')
  const buttons: readonly { readonly id: Deed; readonly icon: ReactNode; readonly isThere: boolean }[] = [
    { id: 'note', icon: <PenLine aria-hidden="true" />, isThere: mayNote },
    { id: 'task', icon: <ListPlus aria-hidden="true" />, isThere: may('engagement.task.write') },
    { id: 'attendance', icon: <Ticket aria-hidden="true" />, isThere: mayNote },
  ]
  return (
    <div className={styles.deeds}>
      {buttons
        .filter(({ isThere }) => isThere)
        .map(({ id, icon }) => (
          <Button key={id} fullWidth icon={icon} onPress={() => setDeed(id)}>
            {t(`desk.${id}`)}
          </Button>
        ))}
      <AskConsentButton relationId={relation.id} />
      {deed === 'note' && (
        <Dialog isOpen onClose={close} title={t('desk.noteOf', { name: relation.displayName })} isDismissable={false}>
          <NoteForm relationId={relation.id} isAutoFocused onSaved={close} />
        </Dialog>
      )}
      {deed === 'task' && <DeskTaskDialog relation={relation} onClose={close} />}
      {deed === 'attendance' && <AttendanceDialog relation={relation} running={running} onClose={close} />}
    </div>
  )
}
