import { useMutation, useQuery } from '@tanstack/react-query'
import { startSignOn } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/layout.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { signOnQuery } from './sign-on.api.ts'

/** To the other house; what it says comes back to `/aanmelden/terug`. */
export const goThere = ({ url }: { readonly url: string }): void => window.location.assign(url)

interface SignOnButtonsProps {
  readonly organisation: string
  /** Where to go after signing in. */
  readonly next: string | undefined
}

/** Accounts of other houses with which people can sign in here; nothing when there are none. */
export function SignOnButtons({ organisation, next }: SignOnButtonsProps) {
  const t = useT()
  const problemText = useProblemText()
  const { data } = useQuery(signOnQuery(organisation))
  const start = useMutation({
    mutationFn: (providerId: string) =>
      call(startSignOn, {
        body: { providerId, ...(organisation === '' ? {} : { organisation }), ...(next === undefined ? {} : { next }) },
      }),
    onSuccess: goThere,
    onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
  })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Stack>
      {data.items.map(({ id, name }) => (
        <div key={id}>
          <Button isPending={start.isPending && start.variables === id} onPress={() => start.mutate(id)}>
            {t('signOn.with', { name })}
          </Button>
        </div>
      ))}
      <p>{t('signOn.orWithPassword')}</p>
    </Stack>
  )
}
