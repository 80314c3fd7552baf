import type { Connector } from '@klantregie/contract'
import { connectors } from './catalogue.ts'

export function listConnectors(): { items: Connector[] } {
  return {
    items: connectors.map(
      ({
        key,
        name,
        group,
        isTrial,
        settings,
        secrets,
        streams,
        columns,
        hasHooks,
        hasLists,
        outward,
        usualMinutes,
      }) => ({
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
        takesSegments: outward !== undefined,
        usualMinutes,
      }),
    ),
  }
}
