import { useQuery } from '@tanstack/react-query'
import { Paperclip, Trash2 } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { downloadAttachment } from '@klantregie/contract'
import type { Attachment, RelationPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { urlOf } from '../../../lib/api.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton, TextLink } from '../../../ui/button.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { attachmentsQuery, useAttachments } from './attachments.api.ts'
import styles from './attachments.module.css'

/** Files that belong to a relation: a contract, a letter. Downloaded, never opened here. */
export function AttachmentsPanel({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const { id } = page.relation
  const answer = useQuery(attachmentsQuery(id)).data
  if (!answer) return null
  const { items, isWithheld } = answer
  const mayAdd = answer.mayAdd && page.mayWrite && !page.isArchived
  if (items.length === 0 && !mayAdd && !isWithheld) return null
  return (
    <section aria-labelledby="attachments" className={styles.panel}>
      <h2 id="attachments">{t('relations.attachments.title')}</h2>
      {isWithheld && <p className={styles.soft}>{t('relations.attachments.withheld')}</p>}
      {items.length > 0 && (
        <ul className={styles.files}>
          {items.map((file) => (
            <FileLine key={file.id} relationId={id} file={file} mayRemove={mayAdd} />
          ))}
        </ul>
      )}
      {mayAdd && <AddFile relationId={id} />}
    </section>
  )
}

function AddFile({ relationId }: { readonly relationId: string }) {
  const t = useT()
  const problemText = useProblemText()
  const { add } = useAttachments(relationId)
  const send = (file: File) =>
    act(add, file, {
      onSuccess: ({ name }) => showToast({ text: t('relations.attachments.added', { name }) }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <div className={styles.add}>
      <FileTrigger
        onSelect={(list) => {
          const file = list?.[0]
          if (file) send(file)
        }}
      >
        <Button size="small" tone="quiet" icon={<Paperclip aria-hidden="true" />} isPending={add.isPending}>
          {t('relations.attachments.add')}
        </Button>
      </FileTrigger>
      <span className={styles.soft}>{t('relations.attachments.help')}</span>
    </div>
  )
}

interface FileLineProps {
  readonly relationId: string
  readonly file: Attachment
  readonly mayRemove: boolean
}

function FileLine({ relationId, file, mayRemove }: FileLineProps) {
  const t = useT()
  const format = useFormat()
  const problemText = useProblemText()
  const { remove, restore } = useAttachments(relationId)
  const takeAway = () =>
    act(remove, file.id, {
      onSuccess: () =>
        showToast({
          text: t('relations.attachments.removed', { name: file.name }),
          onUndo: () => restore.mutate(file.id),
        }),
      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
    })
  return (
    <li className={styles.file}>
      <span className={styles.name}>
        <TextLink
          href={urlOf(downloadAttachment, { params: { id: relationId, attachmentId: file.id } })}
          download={file.name}
        >
          {file.name}
        </TextLink>
        <span className={styles.soft}>
          {[format.bytes(file.bytes), file.by, format.date(file.at), file.about].filter(Boolean).join(' · ')}
        </span>
      </span>
      {mayRemove && (
        <IconButton
          size="small"
          label={t('relations.attachments.remove', { name: file.name })}
          icon={<Trash2 aria-hidden="true" />}
          onPress={takeAway}
        />
      )}
    </li>
  )
}
