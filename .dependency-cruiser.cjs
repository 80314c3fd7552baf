const mayKnow = require('./boundaries.cjs')

const S = '^packages/server/src'
const M = `${S}/modules`
const role = (name) => `\\.${name}\\.ts$`
const test = '\\.test\\.tsx?$|/testing/|/architecture/'
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    no('no-circular', 'A cycle means two files are really one, or a boundary is drawn wrong.', {}, { circular: true }),
    no(
      'contract-is-a-leaf',
      'The contract knows zod and itself.',
      { path: '^packages/contract/src', pathNot: test },
      { pathNot: ['^packages/contract/src', 'node_modules/zod/'] },
    ),
    no(
      'web-and-cli-speak-contract',
      'Web, CLI and client reach the server over HTTP only.',
      { path: '^packages/(web|cli|client)/src', pathNot: test },
      { path: '^packages/server/' },
    ),
    no(
      'server-never-imports-clients',
      'The server does not know its clients.',
      { path: S },
      { path: '^packages/(web|cli|client)/' },
    ),
    no(
      'platform-knows-no-module',
      'Platform is below every module.',
      { path: `${S}/platform`, pathNot: test },
      { path: [M, `${S}/app`] },
    ),
    no(
      'module-public-surface',
      'Another module is entered through its index.ts.',
      { path: `${M}/([^/]+)/`, pathNot: test },
      { path: `${M}/([^/]+)/.+`, pathNot: [`${M}/$1/`, `${M}/[^/]+/index\\.ts$`] },
    ),
    no(
      'tests-set-their-scene-by-testing',
      'A test enters another module by its index.ts, or by the folder in which that module helps to set a scene.',
      { path: `${M}/([^/]+)/.+(${test})` },
      { path: `${M}/([^/]+)/.+`, pathNot: [`${M}/$1/`, `${M}/[^/]+/index\\.ts$`, '/testing/'] },
    ),
    no(
      'app-enters-by-index',
      'The composition enters modules through their index.ts.',
      { path: `${S}/app/`, pathNot: test },
      { path: `${M}/[^/]+/.+`, pathNot: `${M}/[^/]+/index\\.ts$` },
    ),
    ...Object.entries(mayKnow).map(([name, known]) =>
      no(
        `order-${name}`,
        `${name} may know: ${known.join(', ') || 'no other module'} (boundaries.cjs).`,
        { path: `${M}/${name}/`, pathNot: test },
        { path: `${M}/`, pathNot: `${M}/(${[name, ...known].join('|')})/` },
      ),
    ),
    no(
      'rules-are-pure',
      'Rules take values and return values: no database, no HTTP, no packages, no clock.',
      { path: role('rules') },
      { pathNot: [role('rules'), '^packages/contract/src', `${S}/platform/pure/`] },
    ),
    no(
      'sql-lives-in-queries',
      'All SQL of a module is in *.queries.ts.',
      { path: M, pathNot: [role('queries'), test] },
      { path: ['node_modules/kysely/', `${S}/platform/db/`], dependencyTypesNot: ['type-only'] },
    ),
    no(
      'http-lives-in-routes',
      'Only *.routes.ts knows HTTP.',
      { path: M, pathNot: [role('routes'), test] },
      { path: ['node_modules/fastify/', `${S}/platform/http/`], dependencyTypesNot: ['type-only'] },
    ),
    no(
      'entrances-call-services',
      'Routes and jobs call a service; they never query or decide themselves.',
      { path: [role('routes'), role('jobs')] },
      { path: [role('queries'), role('rules')] },
    ),
    no(
      'queries-look-down-only',
      'Queries know tables, not use cases.',
      { path: role('queries') },
      { path: [role('service'), role('routes'), role('jobs'), role('rules')], dependencyTypesNot: ['type-only'] },
    ),
    no(
      'features-stay-apart',
      'Web features meet in app/, never in each other.',
      { path: '^packages/web/src/features/([^/]+)/' },
      { path: '^packages/web/src/features/', pathNot: '^packages/web/src/features/$1/' },
    ),
    no(
      'ui-knows-no-domain',
      'ui/ and lib/ are below features.',
      { path: '^packages/web/src/(ui|lib)/' },
      { path: '^packages/web/src/(features|app)/' },
    ),
    no(
      'tests-are-not-imported',
      'Production code never imports test support.',
      { path: '^packages', pathNot: [test, '^packages/server/(bin/schema|bench|prove)'] },
      { path: test },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'packages/web/dist' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
