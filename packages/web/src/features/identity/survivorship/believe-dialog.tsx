import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldKey } from '@klantregie/contract'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { sourcesQuery } from '../identity.api.ts'
import { useFieldLabel } from '../field-label.ts'
import { useT } from '../locale/index.ts'
import { Effect } from './effect.tsx'
import { SourceOrder } from './source-order.tsx'
import { useSaveSurvivorship } from './survivorship.api.ts'
import type { Rule } from './survivorship.api.ts'
import { isSameRule, orderable } from './survivorship.view.ts'
import type { FieldRow } from './survivorship.view.ts'

interface BelieveDialogProps {
  readonly row: FieldRow<unknown>
  readonly onClose: () => void
}

/** For one field: which sources go first, what decides after that, and what it would change before it is kept. */
export function BelieveDialog({ row, onClose }: BelieveDialogProps) {
  const t = useT()
  const label = useFieldLabel()
  const problemText = useProblemText()
  const [rule, setRule] = useState<Rule>({ sourceIds: row.rule.sourceIds, rule: row.rule.rule })
  const sources = orderable(useQuery(sourcesQuery).data?.items ?? [])
  const { save, isPending, error } = useSave(row.field, onClose)
  const isChanged = !isSameRule(rule, row.rule)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDismissable={!isChanged}
      title={t('believe.dialog', { field: label(row.field) })}
      footer={
        <>
          {row.set !== null && (
            <Button tone="quiet" isPending={isPending} onPress={() => save(null)}>
              {t('believe.reset')}
            </Button>
          )}
          <Button onPress={onClose}>{t('undoGrouping.cancel')}</Button>
          <Button tone="primary" isPending={isPending} isDisabled={!isChanged} onPress={() => save(rule)}>
            {t('believe.save')}
          </Button>
        </>
      }
    >
      <Stack gap="loose">
        <SourceOrder sources={sources} rule={rule} onChange={setRule} />
        <RadioGroup
          label={t('believe.rest')}
          value={rule.rule}
          onChange={(chosen) =>
            setRule((now) => ({ ...now, rule: chosen === 'most_recent' ? 'most_recent' : 'most_trusted' }))
          }
          options={(['most_trusted', 'most_recent'] as const).map((id) => ({ id, label: t(`believe.option.${id}`) }))}
        />
        {isChanged && <Effect field={row.field} rule={rule} />}
        {error !== null && (
          <Callout tone="danger" isAnnounced>
            {problemText(error)}
          </Callout>
        )}
      </Stack>
    </Dialog>
  )
}

function useSave(field: FieldKey, onDone: () => void) {
  const t = useT()
  const label = useFieldLabel()
  const { mutate, isPending, error } = useSaveSurvivorship(field)
  const save = (rule: Rule | null) =>
    mutate(rule, {
      onSuccess: () => {
        showToast({
          text: t(rule === null ? 'believe.wasReset' : 'believe.saved', { field: label(field) }),
        })
        onDone()
      },
    })
  return { save, isPending, error }
}
