import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SavedView, ViewAudience } from '@klantregie/contract'
import { Button } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Select } from '../../../ui/select.tsx'
import { useT } from '../locale/index.ts'
import { useViewDeeds } from './use-view-deeds.ts'
import { viewsQuery } from './views.api.ts'

/** For whom a view is. What somebody sees in it follows from their own rights, and the dialog says so. */
export function ShareDialog({ view, onClose }: { readonly view: SavedView; readonly onClose: () => void }) {
  const t = useT()
  const { share } = useViewDeeds()
  const teams = teamsFor(view, useQuery(viewsQuery).data?.teams ?? [])
  const [audience, setAudience] = useState<ViewAudience>(view.audience)
  const [teamId, setTeamId] = useState(view.teamId ?? teams[0]?.id)
  const options = (['me', 'team', 'organisation'] as const)
    .filter((one) => one !== 'team' || teams.length > 0)
    .map((one) => ({
      id: one,
      label: t(`relations.views.audience.${one}`),
      detail: t(`relations.views.audience.${one}Text`),
    }))
  const save = () => {
    const team = audience === 'team' && teamId !== undefined ? { teamId } : {}
    const before = { audience: view.audience, ...(view.teamId !== null && { teamId: view.teamId }) }
    share(view, { audience, ...team }, { said: t(`relations.views.said.${audience}`, { name: view.name }), before })
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('relations.views.shareTitle', { name: view.name })} size="small">
      <RadioGroup
        label={t('relations.views.audience')}
        isRequired
        value={audience}
        options={options}
        onChange={(id) => setAudience(id as ViewAudience)}
      />
      {audience === 'team' && (
        <Select
          label={t('relations.views.team')}
          isRequired
          value={teamId ?? null}
          options={teams.map(({ id, name }) => ({ id, label: name }))}
          onChange={setTeamId}
        />
      )}
      <p>{t('relations.views.shareRights')}</p>
      <div>
        <Button tone="primary" onPress={save}>
          {t('relations.views.saveSubmit')}
        </Button>
      </div>
    </Dialog>
  )
}

type Team = { readonly id: string; readonly name: string }

/** The team that it is shared with already stays to be chosen. */
function teamsFor({ teamId, team }: SavedView, teams: readonly Team[]): readonly Team[] {
  if (teamId === null || team === null || teams.some(({ id }) => id === teamId)) return teams
  return [...teams, { id: teamId, name: team }]
}
