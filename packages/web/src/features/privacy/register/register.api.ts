import { queryOptions, useQueryClient } from '@tanstack/react-query'
import {
  addReceiver,
  changeAssessment,
  changeReceiver,
  changeRegisterText,
  fixAssessment,
  fixRegister,
  getAssessment,
  getRegister,
  getRegisterVersion,
  listAssessments,
  listReceivers,
  removeReceiver,
  startAssessment,
} from '@klantregie/contract'
import { call, type CallInput } from '../../../lib/api.ts'

const KEY = ['privacy', 'register'] as const

export const registerQuery = queryOptions({ queryKey: [...KEY, 'now'], queryFn: () => call(getRegister) })
export const receiversQuery = queryOptions({ queryKey: [...KEY, 'receivers'], queryFn: () => call(listReceivers) })
export const assessmentsQuery = queryOptions({
  queryKey: [...KEY, 'assessments'],
  queryFn: () => call(listAssessments),
})
export const versionQuery = (id: string) =>
  queryOptions({ queryKey: [...KEY, 'version', id], queryFn: () => call(getRegisterVersion, { params: { id } }) })
export const assessmentQuery = (id: string) =>
  queryOptions({ queryKey: [...KEY, 'assessment', id], queryFn: () => call(getAssessment, { params: { id } }) })

type Body<R extends Parameters<typeof call>[0]> = CallInput<R>['body']

/** Everything that can be done with the register. Throws what the server refuses, so that the form can show it. */
export function useRegisterActions() {
  const cache = useQueryClient()
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    await cache.invalidateQueries({ queryKey: KEY })
    return answer
  }
  return {
    text: (body: Body<typeof changeRegisterText>) => after(call(changeRegisterText, { body })),
    fix: (note: string) => after(call(fixRegister, { body: { note } })),
    addReceiver: (body: Body<typeof addReceiver>) => after(call(addReceiver, { body })),
    changeReceiver: (id: string, body: Body<typeof changeReceiver>) =>
      after(call(changeReceiver, { params: { id }, body })),
    removeReceiver: (id: string) => after(call(removeReceiver, { params: { id } })),
    startAssessment: (body: Body<typeof startAssessment>) => after(call(startAssessment, { body })),
    changeAssessment: (id: string, body: Body<typeof changeAssessment>) =>
      after(call(changeAssessment, { params: { id }, body })),
    fixAssessment: (id: string) => after(call(fixAssessment, { params: { id } })),
  }
}
