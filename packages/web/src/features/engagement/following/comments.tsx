import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Colleague, Comment } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useCoreT } from '../../../lib/locale/index.ts'
import { useMay } from '../../../lib/session.tsx'
import { MentionArea, mentionedIn, useSavedText } from '../../../lib/mention-area.tsx'
import { piecesOf } from '../../../lib/mention.view.ts'
import { TextWarnings, useTextCheck } from '../../../lib/text-check.tsx'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { taskCommentsQuery, useComments } from './following.api.ts'
import type { Place } from './following.api.ts'
import styles from './following.module.css'

/** What colleagues say about a task. */
export function Comments({ place }: { readonly place: { readonly taskId: string } }) {
  const t = useT()
  const may = useMay()
  const comments = useQuery(taskCommentsQuery(place.taskId)).data?.items ?? []
  return (
    <section aria-labelledby="task-comments" className={styles.part}>
      <h3 id="task-comments">{t('comments.title')}</h3>
      <CommentList comments={comments} place={place} />
      {may('engagement.task.write') && <CommentForm place={place} />}
    </section>
  )
}

export function CommentList({ comments, place }: { readonly comments: readonly Comment[]; readonly place: Place }) {
  const t = useT()
  if (comments.length === 0) return null
  return (
    <ul className={styles.comments} aria-label={t('comments.title')}>
      {comments.map((comment) => (
        <OneComment key={comment.id} comment={comment} place={place} />
      ))}
    </ul>
  )
}

function OneComment({ comment, place }: { readonly comment: Comment; readonly place: Place }) {
  const t = useT()
  const format = useFormat()
  const { text, mentions, by, at, isMine, id } = comment
  const remove = useRemoveComment(place)
  return (
    <li className={styles.comment}>
      <div>
        {text === null ? (
          <p className={styles.small}>{t('comments.withheld')}</p>
        ) : (
          <p className={styles.said} dir="auto">
            {piecesOf(
              text,
              mentions.map(({ name }) => name),
            ).map((piece, index) => (piece.isMention ? <mark key={index}>{piece.text}</mark> : piece.text))}
          </p>
        )}
        <p className={styles.small}>{[by, format.dateTime(at)].join(' · ')}</p>
      </div>
      {isMine && (
        <IconButton
          size="small"
          label={t('comments.remove')}
          icon={<Trash2 aria-hidden="true" />}
          onPress={() => remove(id)}
        />
      )}
    </li>
  )
}

function useRemoveComment(place: Place) {
  const t = useT()
  const problemText = useProblemText()
  const { remove, restore } = useComments(place)
  const onError = (error: unknown) => showToast({ tone: 'danger', text: problemText(error) })
  const bringBack = (id: string) =>
    act(restore, id, { onSuccess: () => showToast({ text: t('comments.restored') }), onError })
  return (id: string) =>
    act(remove, id, {
      onSuccess: () => showToast({ text: t('comments.removed'), onUndo: () => bringBack(id) }),
      onError,
    })
}

interface FormProps {
  readonly place: Place
  readonly onClose?: () => void
}

/** One text; an @ brings colleagues. What was typed stays when the server refuses it. */
export function CommentForm({ place, onClose }: FormProps) {
  const t = useT()
  const core = useCoreT()
  const problemText = useProblemText()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly Colleague[]>([])
  const { add } = useComments(place)
  const savedText = useSavedText()
  const remove = useRemoveComment(place)
  const check = useTextCheck()
  const send = async () => {
    if (text.trim() === '' || !(await check.passes(text))) return
    act(
      add,
      { text: text.trim(), mentions: mentionedIn(text, chosen) },
      {
        onSuccess: (made) => {
          setText('')
          setChosen([])
          check.clear()
          showToast({ text: savedText(t('comments.saved'), made.notTold), onUndo: () => remove(made.id) })
          onClose?.()
        },
        onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
      },
    )
  }
  return (
    <form
      className={styles.part}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!add.isPending) void send()
      }}
    >
      <MentionArea
        label={t('comments.label')}
        value={text}
        isRequired
        rows={2}
        autoFocus={onClose !== undefined}
        placeholder={t('comments.placeholder')}
        onChange={setText}
        onMention={(colleague) => setChosen((before) => [...before, colleague])}
      />
      <TextWarnings warnings={check.warnings} />
      <Row>
        <Button type="submit" isPending={add.isPending} isDisabled={text.trim() === ''}>
          {check.warnings.length > 0 ? core('text.warning.keep') : t('comments.submit')}
        </Button>
        {onClose && (
          <Button tone="quiet" onPress={onClose}>
            {t('comments.close')}
          </Button>
        )}
      </Row>
    </form>
  )
}
