import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  addPurpose,
  addPurposeSet,
  addTopic,
  addWording,
  changeConsentSettings,
  changePurpose,
  changeTopic,
  getConsentSettings,
  listPurposes,
  listWordings,
  removePurpose,
} from '@klantregie/contract'
import type { CallInput } from '../../../lib/api.ts'
import { call } from '../../../lib/api.ts'

export const purposesQuery = queryOptions({
  queryKey: ['privacy', 'purposes'],
  queryFn: ({ signal }) => call(listPurposes, { signal }),
})

export const consentSettingsQuery = queryOptions({
  queryKey: ['privacy', 'consent-settings'],
  queryFn: ({ signal }) => call(getConsentSettings, { signal }),
})

export const wordingsQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy', 'wordings', id],
    queryFn: ({ signal }) => call(listWordings, { params: { id }, signal }),
  })

/** Everything that can be done with purposes. Throws what the server refuses, so that the form can show it. */
export function usePurposeActions() {
  const cache = useQueryClient()
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await cache.invalidateQueries({ queryKey: ['privacy'] })
    return answer
  }
  return {
    add: (body: CallInput<typeof addPurpose>['body']) => after(call(addPurpose, { body })),
    change: (id: string, body: CallInput<typeof changePurpose>['body']) =>
      after(call(changePurpose, { params: { id }, body })),
    remove: (id: string) => after(call(removePurpose, { params: { id } })),
    addSet: (set: 'library' | 'venue') => after(call(addPurposeSet, { body: { set } })),
    addTopic: (id: string, name: string) => after(call(addTopic, { params: { id }, body: { name } })),
    changeTopic: (id: string, topicId: string, isActive: boolean) =>
      after(call(changeTopic, { params: { id, topicId }, body: { isActive } })),
    addWording: (id: string, body: CallInput<typeof addWording>['body']) =>
      after(call(addWording, { params: { id }, body })),
    changeSettings: (body: CallInput<typeof changeConsentSettings>['body']) =>
      after(call(changeConsentSettings, { body })),
  }
}
