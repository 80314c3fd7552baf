import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addStarterSet, StarterSet } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'

/** A first list of terms, or the rest of it. Nothing that is there is overwritten. */
export function StarterDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const [sets, setSets] = useState<readonly string[]>(StarterSet.options)
  const add = useMutation({
    mutationFn: () => call(addStarterSet, { body: { sets: StarterSet.options.filter((set) => sets.includes(set)) } }),
    onSuccess: async ({ added }) => {
      await cache.invalidateQueries({ queryKey: ['governance'] })
      showToast({ text: t('definitions.starterDone', { added: added.length }) })
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('definitions.starter')}
      size="small"
      footer={
        <Button tone="primary" isDisabled={sets.length === 0} isPending={add.isPending} onPress={() => add.mutate()}>
          {t('definitions.starterSubmit')}
        </Button>
      }
    >
      {add.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(add.error)}
        </Callout>
      )}
      <p>{t('definitions.starterText')}</p>
      <CheckboxGroup
        label={t('definitions.starterSets')}
        value={[...sets]}
        onChange={setSets}
        options={StarterSet.options.map((set) => ({
          id: set,
          label: t(`definitions.set.${set}`),
          detail: t(`definitions.setText.${set}`),
        }))}
      />
    </Dialog>
  )
}
