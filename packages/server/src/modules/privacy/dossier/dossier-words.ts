type Words = Readonly<Record<string, string>>

/** Headings and columns of a dossier. What has no word here is told by its own name, so that nothing is left out. */
const NL: Words = {
  values: 'Wat wij van u weten',
  roles: 'Uw rollen bij ons',
  links: 'Verbanden met anderen',
  sources: 'Waar het vandaan komt: alle gegevens zoals ze binnenkwamen',
  interactions: 'Contacten en notities',
  trail: 'Wat er met uw gegevens is gedaan',
  purposes: 'Waarvoor wij gegevens gebruiken',
  receivers: 'Wie gegevens van ons krijgt',
  'privacy.consent': 'Uw toestemming',
  'privacy.customer_fact': 'Hoe u ons uw adres of nummer gaf',
  'privacy.standing': 'Bezwaar, beperking en overlijden',
  'privacy.protection': 'Bescherming van uw gegevens',
  'privacy.unmasking': 'Keren dat uw beschermde gegevens zijn bekeken',
  'privacy.request_subject': 'Uw verzoeken',
  requests: 'Uw verzoeken',
  'privacy.legal_hold': 'Wettelijke bewaring',
  'privacy.kept_data': 'Wat wij van de wet moeten bewaren',
  field: 'Gegeven',
  value: 'Waarde',
  role: 'Rol',
  from: 'Vanaf',
  until: 'Tot en met',
  branch: 'Vestiging',
  link: 'Verband',
  function: 'Functie',
  other: 'Met wie',
  source: 'Bron',
  number: 'Nummer',
  version: 'Versie',
  received: 'Ontvangen',
  cell: 'Kolom',
  when: 'Wanneer',
  kind: 'Soort',
  text: 'Tekst',
  what: 'Wat',
  name: 'Naam',
  description: 'Waarvoor',
  basis: 'Grondslag',
  receiver: 'Ontvanger',
  service: 'Dienst',
  country: 'Land',
  channel: 'Kanaal',
  state: 'Stand',
  occurred_at: 'Wanneer',
  recorded_at: 'Vastgelegd',
  contact: 'Adres of nummer',
  proof: 'Bewijs',
  reason: 'Reden',
  since: 'Sinds',
  lifted_at: 'Opgeheven',
  outcome: 'Uitkomst',
}
const EN: Words = {
  values: 'What we know about you',
  roles: 'Your roles with us',
  links: 'Links with others',
  sources: 'Where it comes from: all data as it came in',
  interactions: 'Contacts and notes',
  trail: 'What was done with your data',
  purposes: 'What we use data for',
  receivers: 'Who receives data from us',
  'privacy.consent': 'Your consent',
  'privacy.customer_fact': 'How you gave us your address or number',
  'privacy.standing': 'Objection, restriction and death',
  'privacy.protection': 'Protection of your data',
  'privacy.unmasking': 'Times that your protected data was looked at',
  'privacy.request_subject': 'Your requests',
  requests: 'Your requests',
  'privacy.legal_hold': 'Kept by law',
  'privacy.kept_data': 'What the law makes us keep',
  occurred_at: 'When',
  recorded_at: 'Written down',
  lifted_at: 'Lifted',
}

export function wordOf(key: string, language: 'nl' | 'en'): string {
  const known = (language === 'nl' ? NL : EN)[key]
  if (known !== undefined) return known
  const plain = key.slice(key.indexOf('.') + 1).replaceAll('_', ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** The rights of the person and where a complaint can be made: part of every answer (GDPR 15(1)(e) and (f)). */
export const RIGHTS = {
  nl: 'U mag ons vragen om uw gegevens te verbeteren, te wissen of er minder mee te doen. U mag bezwaar maken tegen het gebruik. Bent u het niet met ons eens? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl). Wij nemen geen besluiten over u met alleen een computer.',
  en: 'You may ask us to correct or erase your data, or to do less with it. You may object to its use. If you disagree with us, you can complain to the Dutch Data Protection Authority (autoriteitpersoonsgegevens.nl). We take no decisions about you by computer alone.',
} as const

export const INTRODUCTION = {
  everything: {
    nl: 'Dit is alles wat wij van u weten op de dag hierboven. Namen van onze medewerkers en van andere mensen staan er niet in: zij hebben ook recht op privacy.',
    en: 'This is everything that we know about you on the day above. Names of our staff and of other people are not in it: they have a right to privacy too.',
  },
  provided: {
    nl: 'Dit zijn de gegevens die u ons zelf hebt gegeven. U kunt het bestand aan een andere organisatie geven.',
    en: 'This is the data that you gave us yourself. You can hand the file to another organisation.',
  },
} as const

/** Actions of the trail in words; one without a word is told by its code. */
const ACTIONS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'relation.created': { nl: 'Ingevoerd', en: 'Entered' },
  'relation.field_changed': { nl: 'Een gegeven veranderd', en: 'A value changed' },
  'relation.change_undone': { nl: 'Een verandering teruggedraaid', en: 'A change taken back' },
  'relation.archived': { nl: 'Gearchiveerd', en: 'Archived' },
  'relation.restored': { nl: 'Uit het archief gehaald', en: 'Taken out of the archive' },
  'relation.role_added': { nl: 'Een rol gegeven', en: 'A role given' },
  'relation.role_ended': { nl: 'Een rol beëindigd', en: 'A role ended' },
  'relation.link_added': { nl: 'Een verband gelegd', en: 'A link made' },
  'relation.link_ended': { nl: 'Een verband beëindigd', en: 'A link ended' },
  'interaction.added': { nl: 'Een notitie gemaakt', en: 'A note written' },
  'merge.made': { nl: 'Samengevoegd met een dubbele', en: 'Merged with a duplicate' },
  'merge.undone': { nl: 'Samenvoegen teruggedraaid', en: 'A merge taken back' },
}
export const sayAction = (action: string, language: 'nl' | 'en') => ACTIONS[action]?.[language] ?? action
