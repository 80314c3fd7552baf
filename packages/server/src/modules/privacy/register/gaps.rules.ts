import type { RegisterContent, RegisterGap } from '@klantregie/contract'

/** The European Economic Area (ISO 3166-1): transfers inside it need no safeguards of their own (AVG art. 44). */
const EEA = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IE IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE'.split(' '),
)

type Facts = Omit<RegisterContent, 'gaps'> & {
  /** Types of which persons are; of a school or a sponsor that is a company no term is asked. */
  readonly personTypeIds: ReadonlySet<string>
  /** Types for which a rule is on, and for which there is one that is off. */
  readonly typesWithTerm: ReadonlySet<string>
  readonly typesWithTermOff: ReadonlySet<string>
}

/** What an authority would ask about the register of processing (AVG art. 30), as it is today. */
export function findGaps(facts: Facts, today: string): RegisterGap[] {
  return [...gapsInTexts(facts), ...gapsInPurposes(facts), ...gapsInTypes(facts), ...gapsInReceivers(facts, today)]
}

const gap = (code: RegisterGap['code'], subject = ''): RegisterGap => ({ code, subject })

/** Art. 30 lid 1 onder a and g. */
function gapsInTexts({ text }: Facts): RegisterGap[] {
  return [
    ...(text.controller === '' ? [gap('no_controller')] : []),
    ...(text.contact === '' ? [gap('no_contact')] : []),
    ...(text.measures === '' ? [gap('no_measures')] : []),
  ]
}

/** Art. 30 lid 1 onder b and f: every purpose has a ground and a term. */
function gapsInPurposes({ purposes }: Facts): RegisterGap[] {
  if (purposes.length === 0) return [gap('no_purposes')]
  return purposes.flatMap(({ name, bases, terms }) => [
    ...(bases.length === 0 ? [gap('purpose_without_basis', name)] : []),
    ...(terms.length === 0 ? [gap('purpose_without_term', name)] : []),
  ])
}

function gapsInTypes({ types, personTypeIds, typesWithTerm, typesWithTermOff, domains, fields }: Facts): RegisterGap[] {
  return [
    ...types
      .filter(({ id }) => personTypeIds.has(id) && !typesWithTerm.has(id))
      .map(({ id, name }) => gap(typesWithTermOff.has(id) ? 'term_off' : 'type_without_term', name)),
    ...domains.filter(({ owner }) => owner === '').map(({ name }) => gap('domain_without_owner', name)),
    ...fields.filter(({ goal }) => goal.trim() === '').map(({ label }) => gap('field_without_goal', label)),
  ]
}

/** Art. 28 lid 3 and art. 30 lid 1 onder d and e. */
function gapsInReceivers({ receivers }: Facts, today: string): RegisterGap[] {
  if (receivers.length === 0) return [gap('no_receivers')]
  return receivers.flatMap(({ name, role, contractDate, contractUntil, country, safeguards }) => [
    ...(role !== 'receiver' && contractDate === null ? [gap('processor_without_contract', name)] : []),
    ...(contractUntil !== null && contractUntil < today ? [gap('contract_ended', name)] : []),
    ...(!EEA.has(country) && safeguards.trim() === '' ? [gap('transfer_without_safeguards', name)] : []),
  ])
}
