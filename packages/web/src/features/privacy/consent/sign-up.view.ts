import type { SignUpChoice, SignUpOption } from '@klantregie/contract'

/** What somebody ticked: purposes as a whole, or topics of them; keys of `keyOf`. */
export const keyOf = (purposeId: string, topicId: string | null): string => `${purposeId} ${topicId ?? ''}`

/** A purpose as a whole holds its topics, so those are not asked beside it. */
export function choicesOf(options: readonly SignUpOption[], ticked: ReadonlySet<string>): SignUpChoice[] {
  return options.flatMap(({ purposeId, wording, topics }): SignUpChoice[] => {
    const whole = { purposeId, wordingId: wording.id }
    if (ticked.has(keyOf(purposeId, null))) return [whole]
    return topics.filter(({ id }) => ticked.has(keyOf(purposeId, id))).map(({ id: topicId }) => ({ ...whole, topicId }))
  })
}
