import type { CardValues } from './vcard-columns.rules.ts'

/** One entry of an LDIF file (RFC 2849): attribute in small letters, without options, and its value. */
type LdifEntry = readonly { readonly name: string; readonly value: string }[]

const BASE64 = /^[A-Za-z0-9+/=\s]*$/

/** `name: value`, `name:: base64`; an address of a file (`name:< url`) is never opened. */
function attributeOf(line: string): LdifEntry[number] | null {
  const match = /^([A-Za-z0-9.-]+)((?:;[^:;]*)*)(::|:<|:)\s*(.*)$/s.exec(line)
  if (!match || match[3] === ':<') return null
  const [, name = '', , mark, text = ''] = match
  const isEncoded = mark === '::' && BASE64.test(text)
  return { name: name.toLowerCase(), value: isEncoded ? decode(text) : text }
}

/** Base64 in LDIF is UTF-8 (RFC 2849); old address books wrote windows-1252 in it. */
function decode(base64: string): string {
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

type LdifParser = {
  /** False when a value becomes longer than any honest one. */
  push(line: string): boolean
  end(): void
  take(): LdifEntry[]
}

/**
 * Reads line by line. A line that begins with a space goes on with the one before, also of a comment; an empty line ends the entry.
 * `maxCharacters`: of one value, folded lines together.
 */
export function createLdifParser(maxCharacters: number): LdifParser {
  let entries: LdifEntry[] = []
  let entry: LdifEntry[number][] = []
  let pending = ''

  function finishLine(): void {
    const line = pending
    pending = ''
    if (line === '' || line.startsWith('#')) return
    const attribute = attributeOf(line)
    if (attribute !== null && attribute.name !== 'version') entry.push(attribute)
  }
  function finishEntry(): void {
    finishLine()
    if (entry.length > 0) entries.push(entry)
    entry = []
  }
  return {
    push(line) {
      if (line.startsWith(' ') && pending !== '') pending += line.slice(1)
      else if (line === '') finishEntry()
      else {
        finishLine()
        pending = line
      }
      return pending.length <= maxCharacters
    },
    end: finishEntry,
    take() {
      const taken = entries
      entries = []
      return taken
    },
  }
}

/** Column of the table per attribute: the standard ones (RFC 4519, RFC 2798) and those of Thunderbird. */
const COLUMNS: Readonly<Record<string, string>> = {
  cn: 'Volledige naam',
  displayname: 'Volledige naam',
  givenname: 'Voornaam',
  gn: 'Voornaam',
  sn: 'Achternaam',
  surname: 'Achternaam',
  initials: 'Voorletters',
  personaltitle: 'Aanhef',
  mozillanickname: 'Roepnaam',
  xmozillanickname: 'Roepnaam',
  o: 'Organisatie',
  organizationname: 'Organisatie',
  company: 'Organisatie',
  ou: 'Afdeling',
  department: 'Afdeling',
  title: 'Functie',
  mail: 'E-mail',
  rfc822mailbox: 'E-mail',
  mozillasecondemail: 'E-mail',
  telephonenumber: 'Telefoon',
  homephone: 'Telefoon',
  mobile: 'Mobiel',
  mobiletelephonenumber: 'Mobiel',
  cellphone: 'Mobiel',
  facsimiletelephonenumber: 'Fax',
  fax: 'Fax',
  labeleduri: 'Website',
  mozillahomeurl: 'Website',
  mozillaworkurl: 'Website',
  workurl: 'Website',
  homeurl: 'Website',
  preferredlanguage: 'Taal',
  description: 'Opmerking',
  notes: 'Opmerking',
  entryuuid: 'UID',
}

/** Home first: of an entry with two addresses that is where the person lives. */
const ADDRESSES: readonly Readonly<Record<string, readonly string[]>>[] = [
  {
    Straat: ['mozillahomestreet', 'homestreet', 'mozillahomestreet2'],
    Postcode: ['mozillahomepostalcode'],
    Plaats: ['mozillahomelocalityname'],
    Provincie: ['mozillahomestate'],
    Land: ['mozillahomecountryname'],
  },
  {
    Straat: ['street', 'streetaddress', 'mozillaworkstreet2'],
    Postcode: ['postalcode'],
    Plaats: ['l', 'locality', 'localityname'],
    Provincie: ['st', 'region'],
    Land: ['c', 'co', 'countryname'],
  },
]
const OF_ADDRESSES = new Set(ADDRESSES.flatMap((parts) => Object.values(parts).flat()))

/** About the entry itself, repeated elsewhere, or a secret that has no place here. */
const WITHOUT_MEANING = new Set(
  'dn objectclass modifytimestamp changetype userpassword birthyear birthmonth birthday mozillausehtmlmail'.split(' '),
)

const isUnknown = (name: string): boolean => !WITHOUT_MEANING.has(name) && !OF_ADDRESSES.has(name)

/** Entries that are no person or organisation: groups of addresses, the folders of a directory. */
const NO_RELATION = new Set('groupofnames groupofuniquenames organizationalunit dcobject container'.split(' '))

/** The values of an entry in the terms of the table, and the attributes that have no column; no values for what is no relation. */
export function readEntry(entry: LdifEntry): { values: CardValues; skipped: ReadonlySet<string> } {
  const values = new Map<string, string[]>()
  const skipped = new Set<string>()
  const of = (name: string) => entry.find((attribute) => attribute.name === name)?.value ?? ''
  if (isNoRelation(entry)) return { values, skipped: new Set(['groep']) }
  for (const { name, value } of entry) {
    const column = COLUMNS[name]
    if (column === undefined) {
      if (isUnknown(name)) skipped.add(name)
    } else if (value !== '' && !(column === 'Volledige naam' && values.has(column)))
      values.set(column, [...(values.get(column) ?? []), value])
  }
  addAddresses(values, of)
  addBirthday(values, of)
  return { values, skipped }
}

function addBirthday(values: Map<string, string[]>, of: (name: string) => string): void {
  if (of('birthyear') === '' || of('birthday') === '') return
  const day = [of('birthyear').padStart(4, '0'), of('birthmonth').padStart(2, '0'), of('birthday').padStart(2, '0')]
  values.set('Geboortedatum', [day.join('-')])
}

function isNoRelation(entry: LdifEntry): boolean {
  return entry.some(
    ({ name, value }) =>
      (name === 'objectclass' && NO_RELATION.has(value.toLowerCase())) ||
      (name === 'changetype' && value.toLowerCase() !== 'add'),
  )
}

/** All parts of one address go into columns with the same number, so empty parts are kept in place. */
function addAddresses(values: Map<string, string[]>, of: (name: string) => string): void {
  const found = ADDRESSES.map((parts) =>
    Object.fromEntries(
      Object.entries(parts).map(([column, names]) => [
        column,
        names
          .map(of)
          .filter((text) => text !== '')
          .join(', '),
      ]),
    ),
  ).filter((address) => Object.values(address).some((part) => part !== ''))
  for (const column of Object.keys(ADDRESSES[0] ?? {}))
    if (found.some((address) => address[column] !== ''))
      values.set(
        column,
        found.map((address) => address[column] ?? ''),
      )
}
