import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { RelationPage } from '@klantregie/contract'
import { act } from '../../../lib/act.ts'
import { useFormat, useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, ChipList } from '../../../ui/chip.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Row, Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { LabelChoice } from './label-choice.tsx'
import { labelsQuery, useLabelDeeds } from './labels.api.ts'
import styles from './labels.module.css'

interface Label {
  readonly id: string
  readonly name: string
}

/** Puts a label on a relation or takes it off; the notice does the opposite. */
function useLabelActions(relationId: string) {
  const t = useT()
  const problemText = useProblemText()
  const { put, takeOff } = useLabelDeeds()
  const failed = (error: Error) => showToast({ tone: 'danger', text: problemText(error) })
  const asked = ({ id }: Label) => ({ id: relationId, labelId: id })
  const give = (label: Label) =>
    act(put, asked(label), {
      onSuccess: () =>
        showToast({
          text: t('relations.labels.given', { name: label.name }),
          onUndo: () => act(takeOff, asked(label), { onError: failed }),
        }),
      onError: failed,
    })
  const remove = (label: Label) =>
    act(takeOff, asked(label), {
      onSuccess: () =>
        showToast({
          text: t('relations.labels.removed', { name: label.name }),
          onUndo: () => act(put, asked(label), { onError: failed }),
        }),
      onError: failed,
    })
  return { give, remove }
}

/** The labels of a relation as chips. */
export function LabelsPart({ page }: { readonly page: RelationPage }) {
  const t = useT()
  const format = useFormat()
  const [isAdding, setAdding] = useState(false)
  const { remove } = useLabelActions(page.relation.id)
  if (page.labels.length === 0 && !page.mayWrite) return null
  return (
    <div className={styles.part}>
      {page.labels.length > 0 && (
        <ChipList label={t('relations.labels.title')}>
          {page.labels.map((label) => (
            <span key={label.id} title={t('relations.labels.givenBy', { by: label.by, when: format.date(label.at) })}>
              <Chip
                {...(page.mayWrite && {
                  removeLabel: t('relations.labels.remove', { name: label.name }),
                  onRemove: () => remove(label),
                })}
              >
                {label.name}
              </Chip>
            </span>
          ))}
        </ChipList>
      )}
      {page.mayWrite && (
        <Button size="small" tone="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setAdding(true)}>
          {t('relations.labels.give')}
        </Button>
      )}
      {isAdding && <GiveDialog page={page} onClose={() => setAdding(false)} />}
    </div>
  )
}

function useLabelNames(): ReadonlyMap<string, string> {
  return new Map((useQuery(labelsQuery).data?.items ?? []).map(({ id, name }) => [id, name]))
}

function GiveDialog({ page, onClose }: { readonly page: RelationPage; readonly onClose: () => void }) {
  const t = useT()
  const [labelId, setLabel] = useState('')
  const { give } = useLabelActions(page.relation.id)
  const names = useLabelNames()
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.labels.giveTitle')} size="small">
      <Stack>
        <LabelChoice mayAdd value={labelId} onChange={setLabel} without={page.labels.map(({ id }) => id)} />
        <Row>
          <Button
            tone="primary"
            isDisabled={labelId === ''}
            onPress={() => {
              give({ id: labelId, name: names.get(labelId) ?? '' })
              onClose()
            }}
          >
            {t('relations.labels.giveSubmit')}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  )
}
