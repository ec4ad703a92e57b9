/**
 * The arrows of the house: http -> documents -> domain -> ports <- storage, platform. Only http and documents know the
 * contract; only the composition (app, server, main) knows everyone; documents never import one another.
 */
const room = (name) => `^src/${name}/`;
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: [from, ...allowed] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^bun:' } },
    only('ports know nobody', room('ports'), []),
    only('the domain knows only its ports', room('domain'), [room('ports')]),
    only('documents know the domain and the contract', room('documents'), [
      room('domain'),
      room('ports'),
      room('contract'),
    ]),
    only('the contract knows nobody', room('contract'), []),
    only('storage knows only its ports', room('storage'), [room('ports')]),
    only('the platform knows only its ports', room('platform'), [room('ports')]),
    only('transfers know the domain and its ports', room('transfer'), [room('domain'), room('ports')]),
    only('http knows documents, domain and contract', room('http'), [
      room('documents'),
      room('domain'),
      room('ports'),
      room('contract'),
    ]),
    {
      name: 'documents never import one another',
      severity: 'error',
      from: { path: '^src/documents/([^/]+)/' },
      to: { path: '^src/documents/[^/]+/', pathNot: '^src/documents/$1/' },
    },
    {
      name: 'the environment has one reader',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main|server|app|config)\\.ts$', '^src/(configuration|commands)/'] },
      to: { path: ['^src/config\\.ts$', '^src/configuration/'] },
    },
    {
      name: 'no test code in the product',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['bun', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
