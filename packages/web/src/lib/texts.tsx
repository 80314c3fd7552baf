import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { UiTextsProvider } from '../ui/texts.tsx'
import { formatMessage, lookUp, useLanguage } from './i18n.tsx'
import type { Values } from './i18n.tsx'
import { texts as core, useCoreT } from './locale/index.ts'
import { ApiProblem, fallbackKey } from './problem.ts'
import * as format from './format.ts'

/** Gives the components their words in the reader's language. */
export function TranslatedUi({ children }: { readonly children: ReactNode }) {
  const t = useCoreT()
  const texts = useMemo(
    () => ({
      product: 'Klantregie',
      optional: t('ui.optional'),
      close: t('ui.close'),
      cancel: t('ui.cancel'),
      save: t('ui.save'),
      edit: t('ui.edit'),
      clear: t('ui.clear'),
      showOptions: t('ui.showOptions'),
      noOptions: t('ui.noOptions'),
      showPassword: t('ui.showPassword'),
      hidePassword: t('ui.hidePassword'),
      saving: t('ui.saving'),
      saved: t('ui.saved'),
      empty: t('ui.empty'),
      loading: t('ui.loading'),
      selectAll: t('ui.selectAll'),
      columns: t('ui.columns'),
      filters: t('ui.filters'),
      breadcrumbs: t('ui.breadcrumbs'),
      previousPage: t('ui.previousPage'),
      nextPage: t('ui.nextPage'),
      notifications: t('ui.notifications'),
      undo: t('ui.undo'),
      conflictTitle: t('ui.conflictTitle'),
      conflictMine: t('ui.conflictMine'),
      conflictTheirs: t('ui.conflictTheirs'),
      keepMine: t('ui.keepMine'),
      keepTheirs: t('ui.keepTheirs'),
      selectRow: (name: string) => t('ui.selectRow', { name }),
      selected: (count: number) => t('ui.selected', { count }),
      stepOf: (step: number, total: number) => t('ui.stepOf', { step, total }),
      sortBy: (column: string) => t('ui.sortBy', { column }),
    }),
    [t],
  )
  return <UiTextsProvider texts={texts}>{children}</UiTextsProvider>
}

/** Turns any failure into a sentence that says what happened, what was kept and what to do. */
export function useProblemText(): (error: unknown) => string {
  const language = useLanguage()
  return useCallback(
    (error: unknown) => {
      const [code, status] = error instanceof ApiProblem ? [error.code, error.status] : ['internal', 500]
      const values = error instanceof ApiProblem ? plainValues(error.details) : {}
      return (
        lookUp(`error.${code}`, language, values) ??
        lookUp(fallbackKey(status), language) ??
        formatMessage(core[language]['error.internal'], language)
      )
    },
    [language],
  )
}

function plainValues(details: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    Object.entries(details).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  )
}

/** Text of a key that comes from the server (a job, an audit action); `otherwise` when nobody translated it. */
export function useLookUp(): (key: string, otherwise: string) => string {
  const language = useLanguage()
  return useCallback((key: string, otherwise: string) => lookUp(key, language) ?? otherwise, [language])
}

/** The formatters of format.ts in the reader's language. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      date: (value: string) => format.formatDate(value, language),
      period: (from: string, until: string) => format.formatPeriod(from, until, language),
      longDate: (value: string) => format.formatLongDate(value, language),
      dateTime: (value: string) => format.formatDateTime(value, language),
      number: (value: number) => format.formatNumber(value, language),
      percent: (fraction: number) => format.formatPercent(fraction, language),
      money: (cents: number) => format.formatMoney(cents, language),
      bytes: (bytes: number) => format.formatBytes(bytes, language),
      duration: (seconds: number) => format.formatDuration(seconds, language),
      relative: (value: string) => format.formatRelative(value, new Date(), language),
    }),
    [language],
  )
}
