import type { ConnectorKey } from '@klantregie/contract'
import type { Connector } from './connector.ts'
import { eventbrite } from './eventbrite/eventbrite.ts'
import { koha } from './koha/koha.ts'
import { laposta } from './laposta/laposta.ts'
import { mailchimp } from './mailchimp/mailchimp.ts'
import { mailerlite } from './mailerlite/mailerlite.ts'
import { pretix } from './pretix/pretix.ts'
import { ticketmatic } from './ticketmatic/ticketmatic.ts'
import { wise } from './wise/wise.ts'

/** Every system that can be connected; one that is forgotten does not compile. */
const CONNECTORS: Readonly<Record<ConnectorKey, Connector>> = {
  pretix,
  ticketmatic,
  eventbrite,
  laposta,
  mailchimp,
  mailerlite,
  wise,
  koha,
}

export const connectors: readonly Connector[] = Object.values(CONNECTORS)
export const connectorOf = (key: string): Connector => CONNECTORS[key as ConnectorKey]
