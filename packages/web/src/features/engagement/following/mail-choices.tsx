import { useQuery } from '@tanstack/react-query'
import { act } from '../../../lib/act.ts'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { FormSection, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { mailChoicesQuery, useMailChoice } from './following.api.ts'

/** Of what one is told in the daily mail; each takes effect at once. */
export function MailChoicesSection() {
  const t = useT()
  const problemText = useProblemText()
  const choices = useQuery(mailChoicesQuery)
  const choose = useMailChoice()
  return (
    <FormSection title={t('mailChoice.title')} description={t('mailChoice.text')}>
      <QueryStates query={choices} shape="text">
        {({ isMailOn, choices: all }) => (
          <Stack gap="tight">
            {!isMailOn && <Callout tone="information">{t('mailChoice.off')}</Callout>}
            {all.map(({ kind, byMail }) => (
              <Switch
                key={kind}
                isSelected={byMail}
                onChange={(next) =>
                  act(
                    choose,
                    { kind, byMail: next },
                    {
                      onSuccess: () => showToast({ text: t('mailChoice.saved') }),
                      onError: (error) => showToast({ tone: 'danger', text: problemText(error) }),
                    },
                  )
                }
              >
                {t(`mailChoice.${kind}`)}
              </Switch>
            ))}
          </Stack>
        )}
      </QueryStates>
    </FormSection>
  )
}
