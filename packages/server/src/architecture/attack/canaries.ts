import type { RelationRecord } from '@klantregie/contract'

/** Values that occur nowhere else: where one of them shows, a field leaked. */
export type Canaries = {
  readonly record: RelationRecord
  /** Column by column, as a list brought them in. */
  readonly payload: Readonly<Record<string, string>>
  /** By field, every form in which its value could show. */
  readonly traces: Readonly<Record<string, readonly string[]>>
}

/** Values that follow from a number (1000–9999) and are different for every number. */
export function canariesOf(number: number, word: string): Canaries {
  const four = String(number)
  const digits = `87${four}91`
  const email = `qz${word}${four}@kanarie-${word}.nl`
  const [street, place, municipality] = [
    `Kanariestraat${word}${four}`,
    `Kanarieburg${word}${four}`,
    `Kanariegemeente${word}${four}`,
  ]
  const website = `https://kanarie-web-${word}${four}.example`
  const [postcode, card, birthDate] = [`${four} QX`, `7766${four}5544`, dayNumbered(number)]
  return {
    record: {
      kind: 'person',
      name: { firstName: 'Bekende', surname: `Naam${word}${four}` },
      birthDate,
      emails: [email],
      phones: [{ number: `+316${digits}`, kind: 'mobile', isValid: true }],
      website,
      addresses: [{ use: 'visit', street, houseNumber: '7', postcode, place }],
      municipality,
      identifiers: [{ scheme: 'card', value: card }],
    },
    payload: {
      mail: email,
      telefoon: `06-${digits}`,
      straat: street,
      plaats: place,
      pas: card,
      geboren: birthDate,
      postcode,
      website,
      gemeente: municipality,
    },
    traces: {
      birthDate: [birthDate, birthDate.split('-').reverse().join('-')],
      emails: [email, `qz${word}${four}`],
      phones: [digits],
      website: [`kanarie-web-${word}${four}`],
      addresses: [street, place, postcode, postcode.replace(' ', '')],
      municipality: [municipality],
      identifiers: [card],
    },
  }
}

/** A day long ago, another for every number: everybody is grown up. */
function dayNumbered(number: number): string {
  return new Date(Date.UTC(1930, 0, 1 + number)).toISOString().slice(0, 10)
}

/** Which of these traces show in an answer, also where it was packed (cursors) or written in another case. */
export function tracesIn(answer: string, traces: readonly string[]): string[] {
  return tracesInText(textOf(answer), traces)
}

/** Everything that can be read in an answer, made once when many traces are looked for. */
export function textOf(answer: string): string {
  return `${answer}\n${unpacked(answer)}`.toLowerCase()
}

export function tracesInText(text: string, traces: readonly string[]): string[] {
  return traces.filter((trace) => text.includes(trace.toLowerCase()))
}

/** Cursors and the like are text in another dress. */
function unpacked(answer: string): string {
  return [...answer.matchAll(/[A-Za-z0-9_-]{24,}/g)]
    .map(([text]) => Buffer.from(text, 'base64url').toString('utf8'))
    .join('\n')
}
