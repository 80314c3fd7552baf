/** Where things are. Relations and jobs belong to other features; only their addresses are known here. */
export const connectionsHref = '/koppelingen'
export const connectHref = '/koppelingen/nieuw'
export const campaignsHref = '/campagnes'
export const cardsHref = '/koppelingen/pascontrole'
export const inboxHref = '/koppelingen/postvak'

export const registersHref = '/koppelingen/registers'
export const newSchoolsHref = '/koppelingen/registers/scholen'
export const proposalsHref = '/koppelingen/registers/voorstellen'

export function editionHref(id: string): string {
  return `${registersHref}/editie/${id}`
}

export type ConnectionPart = 'afleveringen' | 'segmenten' | 'instellingen' | 'kolommen' | 'ruw'

export function connectionHref(id: string, part?: ConnectionPart): string {
  return part === undefined ? `${connectionsHref}/${id}` : `${connectionsHref}/${id}?deel=${part}`
}

export function inboxOfHref(connectionId: string): string {
  return `${inboxHref}?koppeling=${connectionId}`
}
