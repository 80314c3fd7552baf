import { useMutation, useQuery } from '@tanstack/react-query'
import { acceptInvitationBySignOn } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { signOnQuery } from './sign-on.api.ts'
import { goThere } from './sign-on-buttons.tsx'

/** Whoever is invited may come in with an account of another house, instead of choosing a password. */
export function InvitedSignOn({ token, name }: { readonly token: string; readonly name: string }) {
  const t = useT()
  const problemText = useProblemText()
  // Where an installation has several organisations, nothing here says which one this is: a password it is then.
  const { data } = useQuery(signOnQuery(''))
  const start = useMutation({
    mutationFn: (providerId: string) =>
      call(acceptInvitationBySignOn, { body: { token, name: name.trim(), providerId } }),
    onSuccess: goThere,
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Stack>
      {data.items.map((provider) => (
        <div key={provider.id}>
          <Button
            isDisabled={name.trim().length < 2}
            isPending={start.isPending && start.variables === provider.id}
            onPress={() => start.mutate(provider.id)}
          >
            {t('signOn.acceptWith', { name: provider.name })}
          </Button>
        </div>
      ))}
      <p>{t('signOn.orPassword')}</p>
    </Stack>
  )
}
