import { useCallback } from 'react'
import type { DeliveryProblem, WaitingReason } from '@klantregie/contract'
import { lookUp, useLanguage } from '../../lib/i18n.tsx'
import { useFormat } from '../../lib/texts.tsx'
import { useT } from './locale/index.ts'
import { standingOf } from './overview/standing.view.ts'
import type { Standing } from './overview/standing.view.ts'

/** What went wrong, what stands and what to do. */
export function useDeliveryProblem(): (problem: DeliveryProblem) => string {
  const t = useT()
  return useCallback(({ code }: DeliveryProblem) => t(`deliveryProblem.${code}`), [t])
}

export function useWaitingReason(): (reason: WaitingReason) => string {
  const language = useLanguage()
  const t = useT()
  return useCallback(
    ({ code }: WaitingReason) => lookUp(`waitingReason.${code}`, language) ?? t('waitingReason.other'),
    [language, t],
  )
}

/** Words for what a system calls its own; a system to come whose word nobody gave shows its own key. */
export function useSystemWords() {
  const language = useLanguage()
  return {
    setting: (key: string) => lookUp(`connector.setting.${key}`, language) ?? key,
    help: (connector: string, key: string) => lookUp(`connector.help.${connector}.${key}`, language) ?? undefined,
    /** One of the possibilities of a setting. */
    option: (key: string, option: string) => lookUp(`connector.option.${key}.${option}`, language) ?? option,
    stream: (key: string) => lookUp(`connector.stream.${key}`, language) ?? key,
    about: (connector: string) => lookUp(`connector.about.${connector}`, language) ?? '',
    objectType: (key: string) => lookUp(`objectType.${key}`, language) ?? key,
    settingProblem: (key: string) => lookUp(`settingProblem.${key}`, language),
    /** What a column means: a meaning that the product knows; one of the organisation's own is known by its label elsewhere. */
    target: (key: string) => lookUp(`target.${key}`, language),
    targetGroup: (key: string) => lookUp(`targetGroup.${key}`, language) ?? key,
  }
}

/** How a connection is doing in one sentence: "Laatste keer goed 2 uur geleden, 312 nieuw, 4 wachten op jou". */
export function useStanding(): (
  connection: Parameters<typeof standingOf>[0],
) => Standing & { readonly sentence: string } {
  const t = useT()
  const format = useFormat()
  return (connection) => {
    const standing = standingOf(connection)
    const head = t(`standing.${standing.head}`, {
      when: standing.at === null ? 'never' : format.relative(standing.at),
      known: standing.at === null ? 'no' : 'yes',
    })
    const parts = standing.parts.map(({ part, count }) => t(`standing.part.${part}`, { count }))
    return { ...standing, sentence: [head, ...parts].join(', ') }
  }
}
