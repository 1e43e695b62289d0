// The layers, as rules (CONTRIBUTING.md says the same in words). tests/unit/house/layers.test.ts plants a
// violation of each and sees it reported, so that a change of tools cannot quietly turn the check off.

/** A package by name, found in node_modules, typed by @types, or (not installed) unresolved. */
const packages = (...names) => {
  const any = names.join('|');
  return `(^|node_modules/|node_modules/@types/)(${any})(/|$)`;
};

const SURFACES = ['phone', 'console', 'stage', 'organiser'];
const anySurface = `^client/(${SURFACES.join('|')})/`;

const forbid = (name, comment, from, to) => ({name, comment, severity: 'error', from, to});

export default {
  forbidden: [
    forbid(
      'shared-stands-alone',
      'shared/ is pure: nothing outside itself but zod.',
      {path: '^shared/'},
      {pathNot: ['^shared/', packages('zod')]},
    ),
    forbid('client-knows-no-server', 'They meet in shared/ and on the wire.', {path: '^client/'}, {path: '^server/'}),
    forbid('server-knows-no-client', 'They meet in shared/ and on the wire.', {path: '^server/'}, {path: '^client/'}),
    forbid('nothing-knows-tests', 'What ships never depends on what tests it.', {path: '^(shared|server|client)/'}, {path: '^tests/'}),

    forbid(
      'rooms-know-no-transport',
      'A room answers commands; how they came is not its business.',
      {path: '^server/rooms/'},
      {path: ['^server/(live|http)/', '^(node:)?https?$', '^(node:)?http2$']},
    ),
    forbid(
      'rooms-know-no-store-but-its-contract',
      'Any store that keeps the contract will do.',
      {path: '^server/rooms/'},
      {path: '^server/store/', pathNot: '^server/store/contract\\.ts$'},
    ),
    forbid(
      'rooms-reach-no-transport-or-database',
      'Not by a detour either.',
      {path: '^server/rooms/'},
      {path: packages('express', 'socket\\.io', 'better-sqlite3', 'kysely'), reachable: true},
    ),
    forbid(
      'anonymous-keeps-to-itself',
      'What handles anonymous material can be read as a whole: it uses rooms, the store contract and shared, nothing else of ours.',
      {path: '^server/anonymous/'},
      {path: '^(server|client|tests)/', pathNot: ['^server/(anonymous|rooms)/', '^server/store/contract\\.ts$']},
    ),

    forbid(
      'documents-are-built-aside',
      'Yjs takes the time and memory that its authors decide: on the server it runs in a thread of its own.',
      {path: '^server/', pathNot: '^server/board/(replay|order|effort)\\.ts$'},
      {path: packages('yjs', 'y-protocols')},
    ),
    forbid(
      'documents-stay-aside',
      'Nor by a detour: only the thread imports what builds them.',
      {path: '^server/', pathNot: '^server/board/(replay(-worker)?|order|effort)\\.ts$'},
      {path: '^server/board/(replay|order|effort)\\.ts$'},
    ),

    forbid('kit-knows-no-session', 'Elements know no session.', {path: '^client/kit/'}, {path: ['^client/live/', anySurface]}),
    forbid(
      'live-has-no-face',
      'No sentences, no markup: the room as one browser sees it.',
      {path: '^client/live/'},
      {pathNot: ['^shared/', '^client/live/', packages('react', 'zustand', 'socket\\.io-client', 'idb-keyval', '@noble/hashes')]},
    ),
    ...SURFACES.map(surface =>
      forbid(
        `${surface}-knows-no-other-surface`,
        'Surfaces share kit, live, locales and activities, never each other.',
        {path: `^client/${surface}/`},
        {path: anySurface, pathNot: `^client/${surface}/`},
      ),
    ),
    forbid(
      'phones-stay-light',
      'Nothing heavy may reach a phone, by whatever path.',
      {path: ['^client/phone/', '^client/activities/[^/]+/phone\\.tsx$']},
      {path: packages('yjs', 'quill', '@xyflow', 'uplot', 'wouter'), reachable: true},
    ),

    forbid(
      'board-is-lazy',
      'The canvas brings Yjs: it is loaded by those who open it.',
      {path: '^client/', pathNot: '^client/(board|pages)/'},
      {path: '^client/board/', dynamic: false, dependencyTypesNot: ['type-only']},
    ),
    forbid(
      'pages-are-lazy',
      'The editor and Yjs are loaded by those who open the minutes.',
      {path: '^client/', pathNot: '^client/pages/'},
      {path: '^client/pages/', dynamic: false, dependencyTypesNot: ['type-only']},
    ),

    forbid(
      'no-circles',
      'Files that need each other are one file, or hide a third. A circle closed by a type alone is gone when the code runs.',
      {},
      {circular: true, viaOnly: {dependencyTypesNot: ['type-only']}},
    ),
    forbid(
      'no-nameless-drawers',
      'Name the idea instead of utils, helpers or common.',
      {},
      {path: ['/utils?[/.]', '/helpers?[/.]', '/common[/.]'], pathNot: 'node_modules/'},
    ),
    forbid(
      'no-unresolved',
      'An import that leads nowhere is one the other rules cannot see.',
      {},
      {couldNotResolve: true, pathNot: ['^virtual:', '\\?(raw|url|inline|worker)$']},
    ),
  ],
  options: {
    doNotFollow: {path: 'node_modules'},
    // The peers of the board's bench are a package of its own, and not installed everywhere.
    exclude: {path: ['^tests/fixtures/', '^tests/bench/board/peers/']},
    // A type is knowledge too: `import type` counts.
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.base.json'},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts', '.d.mts'],
    },
  },
};
