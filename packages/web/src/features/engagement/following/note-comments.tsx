import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useMay } from '../../../lib/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Row } from '../../../ui/layout.tsx'
import { useT } from '../locale/index.ts'
import { NewTaskDialog } from '../tasks/new-task-dialog.tsx'
import { CommentForm, CommentList } from './comments.tsx'
import { noteCommentsQuery } from './following.api.ts'
import styles from './following.module.css'

interface NoteCommentsProps {
  readonly relation: { readonly id: string; readonly displayName: string }
  readonly noteId: string
}

/** Under a note on the timeline: what colleagues say about it, and what is to be done because of it. */
export function NoteComments({ relation, noteId }: NoteCommentsProps) {
  const t = useT()
  const may = useMay()
  const notes =
    useQuery({ ...noteCommentsQuery(relation.id), enabled: may('activity.timeline.read') }).data?.notes ?? []
  const comments = notes.find((note) => note.noteId === noteId)?.items ?? []
  const [isAnswering, setAnswering] = useState(false)
  const [isMaking, setMaking] = useState(false)
  const place = { noteId, relationId: relation.id }
  return (
    <div className={styles.under}>
      <CommentList comments={comments} place={place} />
      {isAnswering ? (
        <CommentForm place={place} onClose={() => setAnswering(false)} />
      ) : (
        <Row>
          {may('activity.interaction.write') && (
            <Button size="small" tone="quiet" onPress={() => setAnswering(true)}>
              {t('comments.answer')}
            </Button>
          )}
          {may('engagement.task.write') && (
            <Button size="small" tone="quiet" onPress={() => setMaking(true)}>
              {t('comments.makeTask')}
            </Button>
          )}
        </Row>
      )}
      {isMaking && (
        <NewTaskDialog
          relation={{ id: relation.id, name: relation.displayName }}
          origin={{ kind: 'note', id: noteId }}
          onClose={() => setMaking(false)}
        />
      )}
    </div>
  )
}
