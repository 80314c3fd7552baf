import { useQuery } from '@tanstack/react-query'
import { OrganisationKind } from '@klantregie/contract'
import type { ConsentSettings } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { TextLink } from '../../../ui/button.tsx'
import { Switch } from '../../../ui/choice.tsx'
import { FormSection } from '../../../ui/layout.tsx'
import { Select } from '../../../ui/select.tsx'
import { Callout } from '../../../ui/states.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useT } from '../locale/index.ts'
import { consentSettingsQuery, usePurposeActions } from './purposes.api.ts'

/** What the law asks of this sort of organisation, and the form on which visitors sign up. */
export function ConsentSettingsSection({ mayManage }: { readonly mayManage: boolean }) {
  const settings = useQuery(consentSettingsQuery)
  return (
    <QueryStates query={settings} shape="text">
      {(answer) => <Sections settings={answer} mayManage={mayManage} />}
    </QueryStates>
  )
}

function Sections({ settings, mayManage }: { readonly settings: ConsentSettings; readonly mayManage: boolean }) {
  const t = useT()
  const problemText = useProblemText()
  const { changeSettings } = usePurposeActions()
  const change = (body: Parameters<typeof changeSettings>[0]) =>
    void changeSettings(body).then(
      () => showToast({ text: t('consentSettings.saved') }),
      (error: unknown) => showToast({ tone: 'danger', text: problemText(error) }),
    )
  return (
    <div>
      <FormSection title={t('consentSettings.kind')} description={t('consentSettings.kindText')}>
        <Select
          label={t('consentSettings.kind')}
          isLabelHidden
          isDisabled={!mayManage}
          width="medium"
          value={settings.organisationKind}
          onChange={(kind) => change({ organisationKind: OrganisationKind.parse(kind) })}
          options={OrganisationKind.options.map((id) => ({ id, label: t(`organisationKind.${id}`) }))}
        />
      </FormSection>
      <FormSection title={t('consentSettings.form')} description={t('consentSettings.formText')}>
        <Switch
          isSelected={settings.isFormOpen}
          isDisabled={!mayManage || !settings.isMailOn}
          onChange={(isFormOpen) => change({ isFormOpen })}
        >
          {t('consentSettings.open')}
        </Switch>
        {!settings.isMailOn && <Callout tone="information">{t('consentSettings.mailOff')}</Callout>}
        {settings.isFormOpen && (
          <p>
            {t('consentSettings.address')}{' '}
            <TextLink href={new URL(settings.formAddress).pathname}>{settings.formAddress}</TextLink>
          </p>
        )}
      </FormSection>
    </div>
  )
}
