import type { AuditBreak, AuditBreakReason, Language } from '@klantregie/contract'

const REASONS: Readonly<Record<AuditBreakReason, Readonly<Record<Language, string>>>> = {
  entry_changed: { nl: 'de regel is gewijzigd', en: 'the entry was changed' },
  entry_missing: { nl: 'de regel is weg', en: 'the entry is gone' },
  entry_unlinked: { nl: 'een regel die niet in de ketting staat', en: 'an entry that is not in the chain' },
  link_changed: { nl: 'de schakel is gewijzigd of verplaatst', en: 'the link was changed or moved' },
  link_missing: { nl: 'de schakel is weg', en: 'the link is gone' },
  details_changed: { nl: 'de bijzonderheden zijn gewijzigd', en: 'the particulars were changed' },
  details_missing: {
    nl: 'de bijzonderheden zijn weg zonder dat ze zijn gewist',
    en: 'the particulars are gone without having been erased',
  },
  details_back: {
    nl: 'gewiste bijzonderheden staan er weer, of een wissing is vervalst',
    en: 'erased particulars are back, or an erasure was forged',
  },
  details_orphaned: {
    nl: 'bijzonderheden van een regel die er niet is',
    en: 'particulars of an entry that is not there',
  },
  queue_changed: { nl: 'een wachtende regel die niet kan bestaan', en: 'a waiting entry that cannot exist' },
  tail_missing: { nl: 'het einde ontbreekt', en: 'the end is missing' },
  checkpoint_differs: {
    nl: 'anders dan wat is ondertekend: hierna is alles opnieuw berekend of teruggezet',
    en: 'different from what was signed: everything after it was computed again or put back',
  },
  checkpoint_changed: { nl: 'het controlepunt is gewijzigd', en: 'the checkpoint was changed' },
  checkpoint_missing: { nl: 'het controlepunt is weg uit de database', en: 'the checkpoint is gone from the database' },
  checkpoint_foreign: {
    nl: 'ondertekend met een sleutel die deze installatie niet kent',
    en: 'signed with a key that this installation does not know',
  },
}

/** "nr 14–20: de schakel is weg". */
export function describeBreak({ number, until, entryId, reason }: AuditBreak, language: Language): string {
  const place = number === null ? (entryId ?? '–') : `${NUMBER[language]} ${number}${until === null ? '' : `–${until}`}`
  return `${place}: ${REASONS[reason][language]}`
}

const NUMBER = { nl: 'nr', en: 'no.' }
