import { fold } from '../fold.ts'
import { nineDigits, passesElevenTest } from './checks.ts'

/**
 * What a free text should not hold. A citizen service number may not be kept at all outside what the law names (art. 87 AVG,
 * art. 46 UAVG). The others are special categories (art. 9 AVG) and data about offences (art. 10 AVG): forbidden unless an
 * exception applies, and never needed in a note.
 *
 * Words say little: "doof" may be about a performance. So this warns and never refuses, and the lists hold words that are
 * mostly about somebody's own life, in Dutch and English.
 */
export type SensitiveKind =
  'bsn' | 'health' | 'religion' | 'ethnicity' | 'sexuality' | 'politics' | 'union' | 'criminal'

export type SensitiveContent = { readonly kind: SensitiveKind; readonly words: string[] }

/** The beginnings of words count (depressi: depressie, depressief); with a full stop behind it the whole word and nothing longer. */
const BEGINNINGS: Readonly<Record<Exclude<SensitiveKind, 'bsn'>, string>> = {
  // Art. 4 (15) AVG: everything about somebody's physical or mental health, care and disabilities.
  health: `ziek. zieke. ziekte. ziektes. ziekgemeld ziekenhuis kanker. kankerpatient tumor chemo. chemokuur chemotherap
    depressi burn-out burnout overspannen. psychisch psychiat psycholog psychos ggz. verslaaf verslaving alcoholist alcoholprobleem
    dement alzheimer parkinson autis adhd. add. asperger dyslexi dyscalculi epilep diabet suikerziekte hiv. aids. hartaanval
    hartinfarct beroerte cva. reuma. rolstoel rollator slechthorend slechtziend gehandicapt handicap
    zwanger miskraam abortus wao. wia. wajong medicijn medicati diagnose. gediagnosticeerd ongeneeslijk terminaal
    long-covid longcovid zelfmoord suicid
    illness. ill. sick. sickness. disease. cancer. hospital. hospitali depress burned-out psychiatr addict dementia autism autistic
    epileps diabetes wheelchair disabilit disabled. pregnan miscarriage medication diagnos terminally suicide`,
  // Art. 9: religious or philosophical beliefs.
  religion: `moslim islamit islam. christelijk christen. christenen. katholiek protestant gereformeerd hervormd jehova joods. jood.
    joden. hindoe boeddhist gelovig atheist geloofsovertuig hoofddoek koosjer halal. ramadan
    muslim catholic jewish. jew. hindu. buddhist christian. religious. headscarf kosher`,
  // Art. 9: racial or ethnic origin. Where somebody was born is not asked for in a note.
  ethnicity: `allochtoon allochtone etnisch etniciteit afkomst. huidskleur getint neger. negerin zigeuner roma. sinti.
    marokkaan turk. turkse. turken. surinam antillia somali syrisch. syrier vluchteling asielzoeker statushouder
    ethnic. ethnicity. skin-colour gypsy refugee asylum`,
  // Art. 9: sex life or sexual orientation.
  sexuality: `homo. homo's. homoseks lesbisch lesbienne biseks transgender transseks transvrouw transman geaardheid. lhbt
    gay. gays. lesbian bisexual homosexual transsexual sexuality.`,
  // Art. 9: political opinions.
  politics: `pvv. vvd. pvda. cda. d66. groenlinks sgp. christenunie bij1. stemt. stemde. partijlid communist fascist neonazi extreemrechts extreem-rechts
    voted. communist fascist far-right far-left`,
  // Art. 9: trade union membership.
  union: `vakbond fnv. cnv. trade-union union-member unionmember`,
  // Art. 10: convictions and offences.
  criminal: `strafblad veroordeeld gevangenis gedetineerd ex-gedetineerde crimineel criminele verdachte. aangifte. gestolen. diefstal.
    dief. fraudeur gefraudeerd oplichter mishandel huiselijk-geweld zeden zedendelict tbs. reclassering
    convict criminal prison. prisoner thief stolen. fraudster assault offender`,
}

type Entry = { readonly kind: SensitiveKind; readonly word: string; readonly isWhole: boolean }

const ENTRIES: readonly Entry[] = Object.entries(BEGINNINGS).flatMap(([kind, text]) =>
  text
    .split(/\s+/)
    .filter((entry) => entry !== '')
    .map((entry) => ({
      kind: kind as SensitiveKind,
      word: fold(entry.replace(/\.$/, '')),
      isWhole: entry.endsWith('.'),
    })),
)

/** By the first letters, so that a text of ten thousand characters takes a millisecond. */
const BY_BEGINNING = Map.groupBy(ENTRIES, ({ word }) => word.slice(0, 3))

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu
/** Nine digits, in groups or not; longer numbers (a bank account, a pass) are something else. */
const NINE_DIGITS = /(?<![\p{L}\p{N}])\d(?:[ .-]?\d){8}(?![\p{L}\p{N}]|[ .-]?\d)/gu
/** More examples do not make it clearer. */
const MOST_WORDS = 5

/** Kinds of content that a text seems to hold, each with what made us think so as it was written; the gravest first. */
export function warningsOf(text: string): SensitiveContent[] {
  const found = new Map<SensitiveKind, Set<string>>()
  const add = (kind: SensitiveKind, written: string) => {
    const words = found.get(kind) ?? new Set()
    if (words.size < MOST_WORDS) words.add(written)
    found.set(kind, words)
  }
  for (const [written] of text.matchAll(NINE_DIGITS)) if (mayBeCitizenNumber(written)) add('bsn', written)
  for (const [written] of text.matchAll(WORD)) {
    const kind = kindOf(fold(written))
    if (kind !== undefined) add(kind, written)
  }
  return [...found].map(([kind, words]) => ({ kind, words: [...words] })).sort((a, b) => rank(a.kind) - rank(b.kind))
}

/**
 * For the trail of a text that is kept: of what it seems to hold what should not be kept, the kinds and no words; nothing when
 * it holds none. Whoever wrote it was warned, or came in by a way that cannot warn; this is how it is found afterwards.
 */
export function warnedOf(...texts: readonly (string | null | undefined)[]): { readonly warnings?: SensitiveKind[] } {
  const kinds = new Set(texts.flatMap((text) => warningsOf(text ?? '').map(({ kind }) => kind)))
  return kinds.size === 0 ? {} : { warnings: [...kinds] }
}

/** One in eleven numbers passes by chance, which is why this only warns. */
function mayBeCitizenNumber(written: string): boolean {
  const digits = nineDigits(written.replace(/[ .-]/g, ''))
  return digits !== undefined && passesElevenTest(digits)
}

function kindOf(word: string): SensitiveKind | undefined {
  return BY_BEGINNING.get(word.slice(0, 3))?.find((entry) =>
    entry.isWhole ? word === entry.word : word.startsWith(entry.word),
  )?.kind
}

function rank(kind: SensitiveKind): number {
  return kind === 'bsn' ? 0 : 1
}
