import type { AuditBreak, AuditBreakReason } from '@klantregie/contract'
import { factsHash, genesisHash, linkHash, type Facts } from './canonical.ts'

/** A link of the chain with the entry it is about; null when that entry is not there. */
export type ChainRow = {
  readonly number: number
  readonly entryId: string
  readonly previousHash: Buffer
  readonly hash: Buffer
  readonly facts: Facts | null
}

/** A place of which is known from outside the chain what its hash was. */
export type Known = { readonly number: number; readonly hash: Buffer }

export type Report = (found: AuditBreak) => void

export const breakAt = (
  number: number | null,
  reason: AuditBreakReason,
  { until = null, entryId = null }: { until?: number | null; entryId?: string | null } = {},
): AuditBreak => ({ number, until, entryId, reason })

type Doubt = { readonly number: number; readonly entryId: string; readonly stored: Buffer; readonly computed: Buffer }

/**
 * Walks along a chain from its beginning and reports every place that is not what was written. It holds no more than one
 * link at a time. After a place that is broken it goes on from what is stored, so that one change is reported once:
 *
 * - the next link still follows on what was computed → the link itself was changed
 * - the next link follows on what is stored → the entry was changed
 * - numbers are left out → those links are gone; the next one is believed, and what comes after it is judged again
 */
export function walkChain(tenantId: string, known: readonly Known[], report: Report) {
  const marks = knownPlaces(known, report)
  let expected = 1
  /** What the next link must follow on; null when that cannot be known. */
  let running: Buffer | null = genesisHash(tenantId)
  let doubt: Doubt | null = null

  const settle = (next: Buffer | null): void => {
    if (!doubt) return
    const { number, entryId, stored, computed } = doubt
    const isLink = next?.equals(computed) === true && !stored.equals(computed)
    report(breakAt(number, isLink ? 'link_changed' : 'entry_changed', { entryId }))
    running = isLink ? computed : stored
    doubt = null
  }
  const judge = (row: ChainRow): void => {
    const { number, entryId, previousHash, hash, facts } = row
    if (!facts) {
      report(breakAt(number, 'entry_missing', { entryId }))
      running = hash
      return
    }
    const content = factsHash(facts)
    const follows: Buffer = running ?? previousHash
    const computed = linkHash(follows, number, content)
    if (!previousHash.equals(follows)) {
      report(breakAt(number, 'link_changed', { entryId }))
      // Only what it says it follows on was changed: from here the chain is certain again. Otherwise the next is believed.
      running = computed.equals(hash) ? hash : null
    } else if (!computed.equals(hash)) doubt = { number, entryId, stored: hash, computed }
    else running = hash
  }
  return {
    step(row: ChainRow): void {
      if (row.number > expected) {
        settle(null)
        const last = row.number - 1
        report(breakAt(expected, 'link_missing', { until: last > expected ? last : null }))
        running = null
      } else settle(row.previousHash)
      judge(row)
      marks.pass(row.number, row.hash)
      expected = row.number + 1
    },
    /** Answers the last number that was seen. */
    end(): number {
      settle(doubt && (known.findLast(({ number }) => number === doubt?.number)?.hash ?? null))
      marks.end(expected - 1)
      return expected - 1
    },
  }
}

/** Compares the chain with what was signed of it. Once it differs, all that follows differs too, and is not said again. */
function knownPlaces(known: readonly Known[], report: Report) {
  const places = [...known].sort((a, b) => a.number - b.number)
  let next = 0
  let lastGood = 0
  let differs = false
  return {
    pass(number: number, hash: Buffer): void {
      const here: Known[] = []
      for (let place = places[next]; place && place.number <= number; place = places[next]) {
        if (place.number === number) here.push(place)
        next += 1
      }
      if (differs || here.length === 0) return
      // Somebody who put back an older copy and went on has signed this place twice: only one of the two can be right.
      differs = !here.every((place) => place.hash.equals(hash))
      if (differs) report(breakAt(lastGood + 1, 'checkpoint_differs', { until: number > lastGood + 1 ? number : null }))
      else lastGood = number
    },
    end(last: number): void {
      const longest = places.at(-1)?.number ?? 0
      if (longest > last) report(breakAt(last + 1, 'tail_missing', { until: longest > last + 1 ? longest : null }))
    },
  }
}
