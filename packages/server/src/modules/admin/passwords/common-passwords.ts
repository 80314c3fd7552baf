import { dictionary } from '@zxcvbn-ts/language-common'

/** The list above is international; this is what people here really choose, in the place of a name: words around "Welkom2024!". */
const DUTCH = (
  'wachtwoord welkom geheim hallo goedemorgen inloggen toegang bibliotheek bieb theater schouwburg museum festival kaartje ' +
  'lezen boeken boek lente zomer herfst winter voorjaar najaar vakantie kerst kerstmis sinterklaas januari februari maart ' +
  'april juni juli augustus september oktober november december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
  'nederland holland amsterdam rotterdam utrecht denhaag groningen eindhoven ajax feyenoord oranje koning fiets hond poes ' +
  'kantoor medewerker vrijwilliger beheer beheerder administrator klantregie collega'
).split(' ')

const common: ReadonlySet<string> = new Set([...dictionary['passwords-common'], ...DUTCH])

/** True for a word, in small letters, from the lists of most leaked passwords (49,000, offline) or the Dutch favourites. */
export function isCommonPassword(word: string): boolean {
  return common.has(word)
}
