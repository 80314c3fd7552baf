import type { Connector } from '@klantregie/contract'
import { connectors } from './catalogue.ts'

export function listConnectors(): { items: Connector[] } {
  return {
    items: connectors.map(
      ({ key, name, group, isTrial, settings, secrets, streams, columns, hasHooks, hasLists, usualMinutes }) => ({
        key,
        name,
        group,
        isTrial,
        settings,
        secrets,
        streams: streams.map((stream) => stream.key),
        columns,
        hasHooks,
        hasLists,
        usualMinutes,
      }),
    ),
  }
}
