import { listOf, objectOf, textOf } from '../values.rules.ts'

/** A token as a text of its own, or in a field of an object; empty when there is none that can be sent in a header. */
export function tokenOf(said: unknown): string {
  const { token, authorization, accessToken, sessionToken } = objectOf(said)
  const found = textOf(said) || textOf(token) || textOf(authorization) || textOf(accessToken) || textOf(sessionToken)
  return /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(found) ? found : ''
}

const PID = /^[\w.-]{1,40}$/

/**
 * Numbers of patrons in a list: by themselves, or in objects that say one; the list itself, or the only one in an object. Each once, in an
 * order that is the same for the same list, so that a page goes on after the last of the page before. Null: there is no list.
 */
export function pidsOf(said: unknown): readonly string[] | null {
  const list = Array.isArray(said) ? said : onlyListOf(said)
  if (list === null) return null
  const pids = list.map(pidOf).filter((pid) => PID.test(pid))
  return [...new Set(pids)].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
}

function onlyListOf(said: unknown): readonly unknown[] | null {
  const lists = Object.values(objectOf(said)).filter((value) => Array.isArray(value))
  return lists.length === 1 ? (lists[0] as readonly unknown[]) : null
}

function pidOf(said: unknown): string {
  const [object] = listOf([said])
  if (object === undefined) return textOf(said)
  const { patronSystemId, pid, PID: upper, patronId, id } = object
  return textOf(patronSystemId) || textOf(pid) || textOf(upper) || textOf(patronId) || textOf(id)
}
