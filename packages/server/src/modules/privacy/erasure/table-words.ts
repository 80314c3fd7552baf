import type { Language } from '@klantregie/contract'

/**
 * What rows of a table are to somebody who does not know tables. Every table that a module declares as holding personal data, and
 * every other place that an erasure counts in, has a word in both languages (architecture/personal-data.test.ts).
 */
const WORDS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  'relations.relation': {
    nl: 'De relatie zelf, met alles wat ermee is samengevoegd',
    en: 'The relation itself, with everything merged into it',
  },
  'integrations.object': {
    nl: 'Wat gekoppelde systemen over deze persoon leverden',
    en: 'What connected systems delivered about this person',
  },
  'integrations.sent_member': {
    nl: 'Kenmerken in nieuwsbriefsystemen',
    en: 'Marks in newsletter systems',
  },
  'integrations.register_proposal': { nl: 'Voorstellen uit registers', en: 'Proposals from registers' },
  'integrations.object_cell': {
    nl: 'Over wie het gaat wat gekoppelde systemen leverden',
    en: 'Whom it is about what connected systems delivered',
  },
  'integrations.webhook_event': {
    nl: 'Wat aan andere systemen is gemeld dat er gebeurde',
    en: 'What other systems were told that happened',
  },
  'relations.contact_point': { nl: 'Adressen en nummers om op te zoeken', en: 'Addresses and numbers to search by' },
  'relations.identifier': { nl: 'Pas- en klantnummers', en: 'Card and customer numbers' },
  'relations.search_token': { nl: 'Zoekwoorden', en: 'Search words' },
  'relations.field_value': { nl: 'Eigen velden om op te filteren', en: 'Own fields to filter by' },
  'relations.unmasked': { nl: 'Tijdelijke inzage in afgeschermde gegevens', en: 'Temporary sight of masked data' },
  'relations.role': { nl: 'Rollen', en: 'Roles' },
  'relations.link': { nl: 'Verbanden met andere relaties', en: 'Links with other relations' },
  'relations.review_item': {
    nl: 'Vragen aan data-eigenaren: klopt dit nog?',
    en: 'Questions to data owners: is this still right?',
  },
  'relations.verification': { nl: 'Bevestigingen dat gegevens kloppen', en: 'Confirmations that data is right' },
  'identity.source_record': {
    nl: 'Gegevens zoals ze binnenkwamen, per bron en versie',
    en: 'Data as it came in, by source and version',
  },
  'identity.source_record.payload': {
    nl: 'Gegevens van anderen waarin deze persoon wordt genoemd',
    en: 'Data of others in which this person is named',
  },
  'identity.match_key': { nl: 'Kenmerken om dubbelen te vinden', en: 'Marks to find duplicates by' },
  'identity.possible_duplicate': { nl: 'Vragen over mogelijke dubbelen', en: 'Questions about possible duplicates' },
  'identity.import_row': { nl: 'Regels van ingelezen lijsten', en: 'Rows of lists that were read in' },
  'identity.merge': { nl: 'Samenvoegingen', en: 'Merges' },
  'identity.split': { nl: 'Splitsingen', en: 'Splits' },
  'identity.split_cell': { nl: 'Onderdelen van splitsingen', en: 'Parts of splits' },
  'identity.split_move': { nl: 'Wat er bij een splitsing verhuisde', en: 'What moved with a split' },
  'identity.decision': { nl: 'Besluiten over wie dezelfde is', en: 'Decisions about who is the same' },
  'identity.household_suggestion': { nl: 'Voorstellen voor huishoudens', en: 'Suggestions for households' },
  'identity.match_run.observations': {
    nl: 'Voorbeelden uit het zoeken naar dubbelen',
    en: 'Examples from the search for duplicates',
  },
  'identity.match_model': {
    nl: 'Namen waarvan het zoeken naar dubbelen leerde',
    en: 'Names that the search for duplicates learned from',
  },
  'activity.fact': {
    nl: 'Kaarten, bezoeken, giften en ander gebruik, dat zonder naam meetelt',
    en: 'Tickets, visits, gifts and other use, which counts on without a name',
  },
  'activity.interaction': { nl: 'Notities en contacten', en: 'Notes and contacts' },
  'relations.importance': { nl: 'Waarom iemand belangrijk voor ons is', en: 'Why somebody is important to us' },
  'relations.household_choice': { nl: 'Wat een huishouden koos over post', en: 'What a household chose about mail' },
  'relations.relation_label': { nl: 'Labels', en: 'Labels' },
  'relations.label_event': { nl: 'Wanneer een label kwam en ging', en: 'When a label came and went' },
  'relations.bulk_item': { nl: 'Wat er met velen tegelijk is gedaan', en: 'What was done to many at once' },
  'relations.selection_item': { nl: 'Selecties van collega’s', en: 'Selections of colleagues' },
  'relations.favourite': { nl: 'Favorieten van collega’s', en: 'Favourites of colleagues' },
  'relations.recent_view': { nl: 'Wat collega’s het laatst bekeken', en: 'What colleagues looked at last' },
  'relations.attachment': { nl: 'Bijlagen', en: 'Attachments' },
  'engagement.task': { nl: 'Taken', en: 'Tasks' },
  'engagement.process': { nl: 'Processen', en: 'Processes' },
  'engagement.process_batch_item': {
    nl: 'Regels van processen die voor een lijst zijn gestart',
    en: 'Rows of processes that were started for a list',
  },
  'engagement.approach': { nl: 'Geplande en gedane benaderingen', en: 'Approaches, planned and made' },
  'engagement.approach_claim': { nl: 'Wie een benadering raakt', en: 'Whom an approach touches' },
  'engagement.approach_round_item': { nl: 'Regels van rondes van benaderingen', en: 'Rows of rounds of approaches' },
  'engagement.coverage_member': { nl: 'Doellijsten waar iemand op staat', en: 'Target lists that somebody is on' },
  'engagement.follow': { nl: 'Wie wie volgt', en: 'Who follows whom' },
  'engagement.notification': { nl: 'Berichten aan collega’s', en: 'Notices to colleagues' },
  'engagement.comment': { nl: 'Opmerkingen van collega’s', en: 'Comments of colleagues' },
  'privacy.consent': { nl: 'Toestemmingen, afmeldingen en weigeringen', en: 'Consents, withdrawals and refusals' },
  'privacy.customer_fact': { nl: 'Hoe iemand een adres of nummer gaf', en: 'How somebody gave an address or number' },
  'privacy.standing': { nl: 'Bezwaar, beperking of overlijden', en: 'Objection, restriction or death' },
  'privacy.protection': { nl: 'Afscherming', en: 'Protection' },
  'privacy.unmasking': {
    nl: 'Keren dat afgeschermde gegevens zijn bekeken',
    en: 'Times that masked data was looked at',
  },
  'privacy.legal_hold': { nl: 'Blokkades tegen verwijderen', en: 'Holds against deletion' },
  'privacy.request_subject': { nl: 'Over wie een verzoek gaat', en: 'Whom a request is about' },
  'privacy.request': {
    nl: 'Verzoeken, die zonder naam bewaard blijven',
    en: 'Requests, which are kept without a name',
  },
  'privacy.kept_data': { nl: 'Wat wij van de wet moeten bewaren', en: 'What the law makes us keep' },
  'privacy.sign_up': { nl: 'Aanmeldingen die op bevestiging wachten', en: 'Sign-ups that wait to be confirmed' },
  'segments.profile': { nl: 'Samenvatting voor het tellen van groepen', en: 'Summary for counting groups' },
  'segments.behaviour': { nl: 'Samenvatting van bezoek en bijdragen', en: 'Summary of visits and contributions' },
  'segments.rfm': {
    nl: 'Scores voor hoe recent, hoe vaak en hoeveel',
    en: 'Scores for how recent, how often and how much',
  },
  'segments.relation_value': {
    nl: 'Verwachting of iemand nog terugkomt',
    en: 'Expectation whether somebody will come back',
  },
  'segments.dirty': { nl: 'Merken dat een samenvatting opnieuw moet', en: 'Marks that a summary must be made again' },
  'platform.file': { nl: 'Bestanden', en: 'Files' },
  'platform.idempotency_key': {
    nl: 'Antwoorden die een dag worden onthouden',
    en: 'Answers that are remembered for a day',
  },
  'platform.job': { nl: 'Achtergrondtaken', en: 'Background work' },
  'platform.outgoing_mail': { nl: 'E-mail die klaarstond of is verstuurd', en: 'E-mail that waited or was sent' },
  'platform.audit_detail': { nl: 'Bijzonderheden in het logboek', en: 'Details in the audit trail' },
}

/** In plain words; null for a table without one, which the architecture test finds first. */
export function wordOfTable(table: string, language: Language): string | null {
  return WORDS[table]?.[language] ?? null
}

/** Counts as they are told to people. */
export function withWords<T extends { readonly table: string }>(
  counts: readonly T[],
  language: Language,
): (T & { label: string })[] {
  return counts.map((count) => ({ ...count, label: wordOfTable(count.table, language) ?? plain(count.table) }))
}

/** What was counted under an older version may be called something that is gone by now. */
function plain(table: string): string {
  return table.slice(table.indexOf('.') + 1).replaceAll(/[._]/g, ' ')
}
