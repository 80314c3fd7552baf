import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MatchSettings } from '@klantregie/contract'
import { QueryStates } from '../../../lib/query-states.tsx'
import { useMay } from '../../../lib/session.tsx'
import { useProblemText } from '../../../lib/texts.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choice.tsx'
import { FormSection, Row, Stack } from '../../../ui/layout.tsx'
import { Callout } from '../../../ui/states.tsx'
import { useT } from '../locale/index.ts'
import { Curve } from './curve.tsx'
import { Exceptions } from './exceptions.tsx'
import { settingsQuery, useSaveSettings } from './matching.api.ts'
import { SettingsEffect } from './settings-effect.tsx'
import { isSameSettings, plain } from './settings.view.ts'
import type { Settings } from './settings.view.ts'
import { ThresholdSliders } from './threshold-sliders.tsx'
import styles from './matching.module.css'

/** How careful matching is. Everybody who answers questions may see it; only the data owner changes it. */
export function MatchSettingsTab() {
  const settings = useQuery(settingsQuery)
  return (
    <QueryStates query={settings} shape="text">
      {(answer) => <SettingsForm key={JSON.stringify(plain(answer))} settings={answer} />}
    </QueryStates>
  )
}

function SettingsForm({ settings }: { readonly settings: Settings }) {
  const t = useT()
  const mayChange = useMay()('identity.matching.manage')
  const [draft, setDraft] = useState<MatchSettings>(() => plain(settings))
  const change = (part: Partial<MatchSettings>) => setDraft((now) => ({ ...now, ...part }))
  const isChanged = !isSameSettings(draft, settings)
  return (
    <Stack gap="loose">
      {!mayChange && <Callout>{t('settings.readOnly')}</Callout>}
      <div className={styles.sections}>
        <FormSection title={t('settings.automatic')} description={t('settings.automaticText')}>
          <Checkbox
            isSelected={draft.isAutomatic}
            isDisabled={!mayChange}
            onChange={(isAutomatic) => change({ isAutomatic })}
            detail={t(draft.isAutomatic ? 'settings.automaticOn' : 'settings.automaticOff')}
          >
            {t('settings.automaticLabel')}
          </Checkbox>
        </FormSection>
        <FormSection title={t('settings.thresholds')} description={t('settings.thresholdsText')}>
          <ThresholdSliders
            curve={settings.curve}
            thresholds={draft.thresholds}
            isDisabled={!mayChange}
            onChange={(thresholds) => change({ thresholds })}
          />
          <Curve curve={settings.curve} thresholds={draft.thresholds} measuredAt={settings.measuredAt} />
        </FormSection>
        <FormSection title={t('settings.exceptions')} description={t('settings.exceptionsText')}>
          <Exceptions
            exceptions={draft.exceptions}
            usual={draft.thresholds}
            curve={settings.curve}
            isReadOnly={!mayChange}
            onChange={(exceptions) => change({ exceptions: [...exceptions] })}
          />
        </FormSection>
      </div>
      {mayChange && isChanged && <Keep draft={draft} onForget={() => setDraft(plain(settings))} />}
    </Stack>
  )
}

/** What it would do, and only then the button that keeps it. */
function Keep({ draft, onForget }: { readonly draft: MatchSettings; readonly onForget: () => void }) {
  const t = useT()
  const problemText = useProblemText()
  const save = useSaveSettings()
  return (
    <Stack>
      <SettingsEffect settings={draft} />
      {save.isError && (
        <Callout tone="danger" isAnnounced>
          {problemText(save.error)}
        </Callout>
      )}
      <Row>
        <Button tone="primary" isPending={save.isPending} onPress={() => save.mutate(draft)}>
          {t('believe.save')}
        </Button>
        <Button tone="quiet" onPress={onForget}>
          {t('settings.forget')}
        </Button>
      </Row>
    </Stack>
  )
}
