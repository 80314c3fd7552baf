import type { Connector as ConnectorView, DeliveryProblem } from '@klantregie/contract'
import type { Beside, GivenObject, ObjectKey, Refused, Settings, Understood } from './given.rules.ts'
import type { Placed, SentPerson, SentTo } from './sent.rules.ts'

/**
 * A question to the other system: a path below its address. Answers what it said, or throws a DeliveryFailure. `sending`: it is posted as
 * JSON, `form`: as a form, and must be one that may be asked twice; `isLines`: the answer is an object a line, told here as a list of them.
 */
export type Ask = (path: string, query?: Readonly<Record<string, string>>, how?: Asked) => Promise<Answer>
export type Asked = {
  readonly sending?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** Instead of posting it, what is sent changes what is there already. */
  readonly isChange?: boolean
  /** Takes away what is at the path. */
  readonly isRemoval?: boolean
  /** Nothing is answered but that it is done. */
  readonly isSilent?: boolean
  readonly isLines?: boolean
}
export type Answer = { readonly json: unknown; readonly headers: Readonly<Record<string, string>> }

/** `headers` go with every question while it lasts; `until`: from this moment on it is over. */
export type Session = { readonly headers: Readonly<Record<string, string>>; readonly until: Date }

/** What is asked: the page where it goes on, what changed since a moment in their words, from a day on, or just these. */
export type Question = {
  readonly resume: unknown
  readonly cursor: unknown
  readonly from: string | null
  readonly ids: readonly string[] | null
  /** The lists that were chosen, of a system that has such. */
  readonly lists: readonly string[]
  /** What is here and did not come along in this delivery, where the stream asks for that (`sweeps`); some of it. */
  readonly unseen: readonly string[]
  /** Whom our number is to be given back of, and what it is, where the stream does that (`numbers`); some of it. */
  readonly numbers: readonly Numbered[]
}
export type Numbered = { readonly externalId: string; readonly number: string }

export type Page = {
  readonly objects: readonly GivenObject[]
  /** Where the next page is; null: this was the last. */
  readonly resume: unknown
  /** From where to ask the next time, when this delivery has come in whole; told by the first page, else undefined. */
  readonly cursor?: unknown
  /** How many there are in all, when they say so. */
  readonly total: number | null
  /** With the last of them: all that there are of one kind below a prefix. What is here and not among them is gone there. */
  readonly whole?: { readonly objectType: string; readonly prefix: string; readonly ids: readonly string[] }
}

export type Stream = {
  readonly key: string
  /** One page: small enough to carry out in one transaction. */
  readonly read: (ask: Ask, settings: Settings, question: Question) => Promise<Page>
  /** Only when the settings say so; left out: always. */
  readonly isWanted?: (settings: Settings) => boolean
  /** It seldom brings anything, so that silence says nothing. */
  readonly isSeldom?: true
  /** It gives our number back: to objects of this type in which this field is empty. It answers each as it is then. */
  readonly numbers?: { readonly objectType: string; readonly field: string }
  /**
   * At this place of a delivery that fetches everything: below which prefix the stream wants to know what is here and did not come along, to
   * ask for each. Pages of which something was taken away are moved up, so that what did not come along may still be there.
   */
  readonly sweeps?: (resume: unknown) => { readonly objectType: string; readonly prefix: string } | null
  /** Which objects are needed beside it to understand it. */
  readonly needs: (payload: unknown) => readonly ObjectKey[]
  readonly understand: (object: GivenObject, settings: Settings, beside: Beside) => Understood | Refused
  /** Whether `total` counts what the stream holds altogether, so that it can be held against what is here. */
  readonly hasControl: boolean
}

/** What is asked of a connection that is set up so. */
export const streamsOf = ({ streams }: Connector, settings: Settings): readonly Stream[] =>
  streams.filter(({ isWanted }) => isWanted?.(settings) ?? true)

export type Connector = Omit<ConnectorView, 'streams' | 'takesSegments'> & {
  readonly streams: readonly Stream[]
  /** How segments go out to its lists; left out: they do not. */
  readonly outward?: Outward
  /** The address that everything is asked at; null when neither settings nor key make one. */
  readonly baseOf: (settings: Settings, secrets: Settings) => URL | null
  /** Sent with every question; `now` for systems whose key is computed anew each time. */
  readonly headersOf: (settings: Settings, secrets: Settings, now: Date) => Readonly<Record<string, string>>
  /** Of systems that want to be logged in to: asked before the first question, and again when the session is over or refused. */
  readonly logIn?: (
    ask: Ask,
    access: { readonly settings: Settings; readonly secrets: Settings; readonly now: Date },
  ) => Promise<Session>
  /** A first question; answers how the other system calls what we are connected with, and what is there. */
  readonly greet: (
    ask: Ask,
    settings: Settings,
  ) => Promise<{
    readonly name: string | null
    readonly totals: readonly { readonly stream: string; readonly count: number }[]
    readonly lists?: readonly { readonly externalId: string; readonly name: string; readonly members: number | null }[]
  }>
  /** What a told change is about: stream and the id to fetch; empty when it says nothing that concerns us. */
  readonly heard: (
    body: unknown,
    settings: Settings,
  ) => readonly { readonly stream: string; readonly externalId: string }[]
  /** Rate that the other system allows, in questions per minute. */
  readonly perMinute: number
}

/** How segments go out to a newsletter system. Nothing here changes whether somebody is subscribed who is known there already. */
export type Outward = {
  /** Makes the mark when it is not there; answers how it is known there. @throws DeliveryFailure */
  readonly prepare: (ask: Ask, list: string, mark: string) => Promise<SentTo>
  /** Asks how somebody stands there, and marks or adds only whoever may be. Twice is once. @throws DeliveryFailure */
  readonly place: (ask: Ask, to: SentTo, person: SentPerson, adds: boolean) => Promise<Placed>
  /** Takes the mark away and nothing else; of whoever is not there nothing. @throws DeliveryFailure */
  readonly take: (ask: Ask, to: SentTo, email: string) => Promise<void>
}

/** A delivery cannot go on; what came in stays, and the next one goes on where this one was. */
export class DeliveryFailure extends Error {
  readonly problem: DeliveryProblem
  /** What the other system said with a refusal, for whoever can tell why by it; it is kept and shown nowhere. */
  readonly said: unknown
  constructor(code: DeliveryProblem['code'], details: DeliveryProblem['details'] = {}, said: unknown = null) {
    super(code)
    this.problem = { code, details }
    this.said = said
  }
}
