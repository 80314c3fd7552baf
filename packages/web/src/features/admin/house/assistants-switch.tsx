import { useMutation, useQueryClient } from '@tanstack/react-query'
import { updateOrganisation } from '@klantregie/contract'
import type { Organisation } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { organisationQuery } from '../admin.api.ts'
import { useT } from '../locale/index.ts'

/** Whether AI assistants may read with a key; with what, and where they ask, stands below it once they may. */
export function AssistantsSwitch({ organisation }: { readonly organisation: Organisation }) {
  const t = useT()
  const cache = useQueryClient()
  const problemText = useProblemText()
  const save = useMutation({
    mutationFn: (hasAssistants: boolean) => call(updateOrganisation, { body: { hasAssistants } }),
    onSuccess: (saved) => {
      cache.setQueryData(organisationQuery.queryKey, saved)
      showToast({ text: t(saved.hasAssistants ? 'assistants.on' : 'assistants.off') })
    },
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  return (
    <Stack>
      <Switch
        isSelected={organisation.hasAssistants}
        isDisabled={save.isPending}
        onChange={(isOn) => save.mutate(isOn)}
      >
        {t('assistants.allow')}
      </Switch>
      {organisation.hasAssistants && (
        <p>
          {t('assistants.address')} <code>{`${window.location.origin}/api/mcp`}</code>
        </p>
      )}
    </Stack>
  )
}
