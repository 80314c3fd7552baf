import {
  CalendarCheck,
  CircleCheck,
  FileInput,
  Footprints,
  Link2,
  ListChecks,
  Mail,
  MailOpen,
  MessageSquareText,
  PencilLine,
  Phone,
  Sparkles,
  StickyNote,
  Tag,
  Ticket,
  Trash2,
  Users,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { InteractionKind, TimelineEntry } from '@klantregie/contract'
import { lookUp, useLanguage } from '../../../lib/i18n.tsx'
import { useMay, useSession } from '../../../lib/session.tsx'
import { useFormat } from '../../../lib/texts.tsx'
import { IconButton, TextLink } from '../../../ui/button.tsx'
import { cx } from '../../../ui/class-names.ts'
import { useRemoveInteraction } from '../interactions/use-remove-interaction.ts'
import { useT } from '../locale/index.ts'
import { useFactDetails, useFactSentence } from './fact-words.ts'
import { detailsOf, interactionId, sentenceKey, sourceOf } from './timeline.view.ts'
import styles from './timeline.module.css'

const kindIcons: Readonly<Record<TimelineEntry['kind'], LucideIcon>> = {
  interaction: StickyNote,
  import: FileInput,
  change: PencilLine,
  role: Tag,
  link: Link2,
  task: CircleCheck,
  process: ListChecks,
  created: Sparkles,
  fact: Ticket,
}
const contactIcons: Readonly<Record<InteractionKind, LucideIcon>> = {
  note: StickyNote,
  call: Phone,
  email: Mail,
  letter: MailOpen,
  meeting: Users,
  desk: MessageSquareText,
  visit: Footprints,
  activity: CalendarCheck,
}

interface EntryProps {
  readonly entry: TimelineEntry
  readonly underNote?: ((noteId: string) => ReactNode) | undefined
}

export function Entry({ entry, underNote }: EntryProps) {
  const t = useT()
  const format = useFormat()
  const noteId = interactionId(entry)
  const Icon = entry.interactionKind ? contactIcons[entry.interactionKind] : kindIcons[entry.kind]
  const factDetails = useFactDetails()
  const details =
    entry.kind === 'fact'
      ? factDetails(entry)
      : detailsOf(entry).map(({ key, values }) =>
          t(key, 'day' in values ? { day: format.date(String(values['day'])) } : values),
        )
  const small = [format.dateTime(entry.at), entry.by, sourceOf(entry), ...details].filter(
    (part) => part !== null && part !== '',
  )
  return (
    <li className={cx(styles.entry, entry.kind === 'interaction' && styles.contact)}>
      <span className={styles.icon} aria-hidden="true">
        <Icon strokeWidth={1.75} />
      </span>
      <div className={styles.body}>
        <p className={styles.sentence}>
          {entry.about && (
            <>
              <TextLink href={`/relaties/${entry.about.id}`}>{entry.about.name}</TextLink>:{' '}
            </>
          )}
          {useSentence(entry)}
        </p>
        {entry.text !== null && entry.text !== '' && <p className={styles.text}>{entry.text}</p>}
        {entry.isWithheld === true && <p className={styles.small}>{t('timeline.withheld')}</p>}
        <p className={styles.small}>{small.join(' · ')}</p>
        {noteId !== null && underNote?.(noteId)}
      </div>
      <RemoveNote entry={entry} />
    </li>
  )
}

/** The server names the sentence; a sentence that we do not know yet must still say something true. */
function useSentence(entry: TimelineEntry): string {
  const t = useT()
  const language = useLanguage()
  const factSentence = useFactSentence()
  if (entry.kind === 'fact') return factSentence(entry)
  return lookUp(sentenceKey(entry), language, entry.values) ?? t('timeline.unknown')
}

/** Only what one noted oneself; the server holds to that too. */
function RemoveNote({ entry }: { readonly entry: TimelineEntry }) {
  const t = useT()
  const may = useMay()
  const { user } = useSession()
  const { remove } = useRemoveInteraction()
  const id = interactionId(entry)
  if (id === null || entry.by !== user.name || !may('activity.interaction.write')) return null
  return (
    <IconButton
      size="small"
      label={t('activity.note.remove')}
      icon={<Trash2 aria-hidden="true" />}
      onPress={() => remove(id)}
    />
  )
}
