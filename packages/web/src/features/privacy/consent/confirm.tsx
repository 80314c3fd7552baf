import { useMutation } from '@tanstack/react-query'
import { confirmSignUp } from '@klantregie/contract'
import { call } from '../../../lib/api.ts'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { useLinkToken, VisitorPage } from './visitor-page.tsx'

/** Opening the link confirms nothing: programs look into every mail. Pressing the button does. */
export function ConfirmScreen() {
  const t = useT()
  const token = useLinkToken()
  const problemText = useProblemText()
  const confirm = useMutation({ mutationFn: () => call(confirmSignUp, { body: { token } }) })
  if (confirm.data)
    return (
      <VisitorPage
        title={t('confirm.done')}
        lead={t('confirm.doneLead', {
          organisation: confirm.data.organisation,
          purposes: confirm.data.purposes.join(', '),
        })}
      >
        <p>{t('confirm.doneText')}</p>
      </VisitorPage>
    )
  return (
    <VisitorPage title={t('confirm.title')} lead={t('confirm.lead')}>
      {confirm.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(confirm.error)}
        </Callout>
      )}
      <div>
        <Button tone="primary" isPending={confirm.isPending} onPress={() => confirm.mutate()}>
          {t('confirm.submit')}
        </Button>
      </div>
    </VisitorPage>
  )
}
