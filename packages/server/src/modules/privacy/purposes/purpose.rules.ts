import type { Channel, LegalBasis, PurposeKind, WordingLanguage } from '@klantregie/contract'

type Shape = { readonly kind: PurposeKind; readonly basis: LegalBasis; readonly isOnForm: boolean }

/**
 * Messages that are not service need consent, or a legitimate interest towards existing customers (art. 6 AVG, art. 11.7 Tw);
 * no other basis carries them.
 */
export function hasFittingBasis({ kind, basis }: Pick<Shape, 'kind' | 'basis'>): boolean {
  return kind === 'service' || basis === 'consent' || basis === 'legitimate_interest'
}

type Worded = { readonly channel: Channel | null; readonly language: WordingLanguage; readonly version: number }

/** The text that is asked now: of the channel itself, else of every channel; in the language, else in any. */
export function currentWording<W extends Worded>(
  wordings: readonly W[],
  { channel, language }: { channel: Channel; language: WordingLanguage },
): W | undefined {
  const best = [...currentWordings(wordings)].sort(
    (a, b) =>
      Number(b.channel === channel) - Number(a.channel === channel) ||
      Number(b.language === language) - Number(a.language === language),
  )
  return best.find((wording) => wording.channel === channel || wording.channel === null)
}

/** The newest version of each channel and language. */
export function currentWordings<W extends Worded>(wordings: readonly W[]): readonly W[] {
  const newest = new Map<string, W>()
  for (const wording of wordings) {
    const key = `${wording.channel ?? ''} ${wording.language}`
    const known = newest.get(key)
    if (known === undefined || known.version < wording.version) newest.set(key, wording)
  }
  return [...newest.values()]
}

/** A key that follows from a folded name: "Vrienden & donateurs" → "vrienden_donateurs". Never changes afterwards. */
export function keyOfName(foldedName: string): string {
  const key = foldedName
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 50)
    .replace(/_+$/g, '')
  return key === '' ? 'doel' : key
}
