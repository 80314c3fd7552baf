import type { Language } from '@klantregie/contract'

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('nl') + text.slice(1)

/** What people call a household: "Familie De Vries". Without a surname its door names it. */
export function nameHousehold({ surname, address }: { surname: string; address: string }, language: Language): string {
  if (surname === '') return `${language === 'nl' ? 'Huishouden' : 'Household'} ${address}`.trim()
  return language === 'nl' ? `Familie ${upperFirst(surname)}` : `${upperFirst(surname)} family`
}
