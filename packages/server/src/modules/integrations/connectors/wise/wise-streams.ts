import { dutchDay } from '@klantregie/contract'
import { objectOf, type Json } from '../values.rules.ts'
import { DeliveryFailure, type Ask, type Page, type Question, type Stream } from '../connector.ts'
import type { GivenObject, Settings } from '../given.rules.ts'
import { momentOfAnswer } from '../answer-moment.rules.ts'
import { pidsOf } from './wise-answers.rules.ts'
import { dayBefore } from './wise-days.rules.ts'
import { keptOf } from './wise-kept.rules.ts'
import { isOnlyExternal, understandPatron } from './wise-patron.rules.ts'
import { below, ofLibrary } from './wise-path.rules.ts'

/** Each is a question of its own. */
const PATRONS_A_PAGE = 50
const DELETED_A_PAGE = 2_000
/** Before every library system: everybody. */
const THE_BEGINNING = '1900-01-01'

/** `since`: the day that was asked with; `after`: the last patron of the page before. */
type Resume = { readonly step: 'updated' | 'deleted'; readonly since: string; readonly after: string }
const isResume = (value: unknown): value is Resume => typeof objectOf(value)['step'] === 'string'

/**
 * Patrons that changed, one by one, and then who was deleted, so that whoever was both is gone. The list of who changed is asked with every
 * page, because it is too long to be kept and short beside fifty questions about patrons; who comes into it before the place where we are,
 * comes the next time: the day that was asked last is asked again.
 */
const patrons: Stream = {
  key: 'patrons',
  hasControl: true,
  needs: () => [],
  understand: (object) => understandPatron(object),
  read: async (ask, settings, question) => {
    if (question.ids !== null)
      return { objects: await patronsOf(ask, settings, question.ids), resume: null, total: null }
    const at: Resume = isResume(question.resume)
      ? question.resume
      : { step: 'updated', since: sinceOf(question), after: '' }
    return at.step === 'updated' ? readUpdated(ask, settings, { at, question }) : readDeleted(ask, settings, at)
  },
}

const sinceOf = ({ cursor, from }: Question): string =>
  typeof cursor === 'string' ? dayBefore(cursor) : (from ?? THE_BEGINNING)

async function listed(ask: Ask, path: string, query: Readonly<Record<string, string>> = {}) {
  const { json, headers } = await ask(path, query)
  const pids = pidsOf(json)
  if (pids === null) throw new DeliveryFailure('not_understood', { path })
  return { pids, moment: momentOfAnswer(headers) }
}

const management = (settings: Settings, list: string): string =>
  below(settings, `patronmanagement/patron/${ofLibrary(settings)}/${list}`)

async function readUpdated(
  ask: Ask,
  settings: Settings,
  { at, question }: { readonly at: Resume; readonly question: Question },
): Promise<Page> {
  const { pids, moment } = await listed(ask, management(settings, 'updatedpatron'), { date: at.since })
  const rest = pids.filter((pid) => pid > at.after)
  const page = rest.slice(0, PATRONS_A_PAGE)
  const last = page.at(-1)
  const isFirst = !isResume(question.resume)
  return {
    objects: await patronsOf(ask, settings, page),
    resume:
      last === undefined || rest.length === page.length
        ? { step: 'deleted', since: at.since, after: '' }
        : { ...at, after: last },
    ...(isFirst && moment !== null ? { cursor: dutchDay(moment) } : {}),
    // Who changed since a day is no measure of who there is; customers that are left out would be missed.
    total: at.since === THE_BEGINNING && settings['withExternal'] !== 'no' ? pids.length : null,
  }
}

/** Nothing of a patron who was deleted comes with the number: it is only a reason to forget. */
async function readDeleted(ask: Ask, settings: Settings, at: Resume): Promise<Page> {
  const { pids } = await listed(ask, management(settings, 'deletedpatron'))
  const rest = pids.filter((pid) => pid > at.after)
  const page = rest.slice(0, DELETED_A_PAGE)
  return {
    objects: page.map((pid) => ({ objectType: 'patron', externalId: pid, payload: {}, isGone: true })),
    resume: rest.length === page.length ? null : { ...at, after: page.at(-1) ?? '' },
    total: null,
  }
}

async function patronsOf(ask: Ask, settings: Settings, pids: readonly string[]): Promise<readonly GivenObject[]> {
  const objects: GivenObject[] = []
  for (const pid of pids) {
    const payload = await patronOf(ask, settings, pid)
    if (payload === null || (settings['withExternal'] === 'no' && isOnlyExternal(payload))) continue
    objects.push({ objectType: 'patron', externalId: pid, payload })
  }
  return objects
}

/** What may be kept of a patron; null when they are not there any more, which the list of who was deleted tells. */
async function patronOf(ask: Ask, settings: Settings, pid: string): Promise<Json | null> {
  const path = below(settings, `patron/${encodeURIComponent(pid)}/${ofLibrary(settings)}/patroninformation`)
  try {
    const { json, headers } = await ask(path)
    const said = objectOf(json)
    if (Object.keys(said).length === 0) throw new DeliveryFailure('not_understood', { path })
    return keptOf(said, dayOf(momentOfAnswer(headers)))
  } catch (error) {
    if (error instanceof DeliveryFailure && error.problem.code === 'not_found') return null
    throw error
  }
}

/** Without a moment no year is known, and a number of loans "this year" is none. */
const dayOf = (moment: Date | null): string => (moment === null ? '' : dutchDay(moment))

/** Far in the future: nobody changed since, and the answer is short. */
const NOBODY_YET = '2199-12-31'

/** Whether who changed may be asked, and is answered as a list. @throws DeliveryFailure */
export async function greetLibrary(ask: Ask, settings: Settings): Promise<void> {
  await listed(ask, management(settings, 'updatedpatron'), { date: NOBODY_YET })
}

export const wiseStreams: readonly Stream[] = [patrons]
