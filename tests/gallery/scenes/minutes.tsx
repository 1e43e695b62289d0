import type {LinkStatus} from '../../../client/board/link.ts';
import {buttonIdOf} from '../../../client/console/actions.ts';
import {pageDocument} from '../../../shared/wire/board.ts';
import {idOf, type Telling, tell} from '../../telling/telling.ts';
import type {PretendText} from '../pretend-text.ts';
import {allOf, type Complete, type Scene, type Stage} from '../scene.ts';
import {inKind, led, lobby} from '../stories.ts';
import {desk} from './console.tsx';

const NORTH = idOf('north');

const WRITTEN: PretendText = {
  runs: [
    {insert: 'Why we met'},
    {insert: '\n', attributes: {header: 1}},
    {insert: 'Everyone had waited, some for six hours.\nWhat helped'},
    {insert: '\n', attributes: {header: 2}},
    {insert: 'Somebody who said how long it would take'},
    {insert: '\n', attributes: {list: 'bullet'}},
    {insert: 'A cup of something warm'},
    {insert: '\n', attributes: {list: 'bullet'}},
    {insert: 'First the chairs'},
    {insert: '\n', attributes: {list: 'ordered'}},
    {insert: 'Then the signs'},
    {insert: '\n', attributes: {list: 'ordered'}},
  ],
};
const ODD: PretendText = {
  runs: [
    {insert: '<b>غرفة الانتظار</b> 🎉'},
    {insert: '\n', attributes: {header: 1}},
    {insert: `${'Averyverylongwordwithoutanyplacetobreakit'.repeat(5)}\nكم من الوقت؟`},
    {insert: '\n', attributes: {list: 'bullet'}},
  ],
};

const writing = () => inKind('write', led(lobby()));
const agree = (told: Telling, what: string, who = '', by = '', page: string | null = null): Telling =>
  tell(told, {type: 'action.add', action: idOf(what), page, what, who, by});
const agreed = () => agree(agree(writing(), 'Count the chairs', 'The ward team', 'Before the summer'), 'Ask for a larger sign');
const paged = () =>
  tell(tell(agreed(), {type: 'page.add', page: NORTH, title: 'North group'}), {
    type: 'page.add',
    page: idOf('south'),
    title: 'South group',
  });

const open = (stage: Stage) => stage.pressAt(buttonIdOf('panel-minutes') ?? '');
const openAnd =
  (...names: readonly string[]) =>
  async (stage: Stage) => {
    await open(stage);
    for (const name of names) await stage.press(name);
  };
const minutes = (name: string, text: PretendText, more: Parameters<typeof desk>[2] = {}, told: () => Telling = agreed): Scene =>
  desk(`minutes/${name}`, told, {by: 'noor', act: open, texts: {minutes: text}, ...more});

/** Every way in which a text can stand with the server. */
const STANDING: Complete<LinkStatus> = {
  connecting: [minutes('connecting', {state: {status: 'connecting', mayWrite: false}})],
  saved: [
    {...minutes('saved', WRITTEN), isSmoke: true},
    minutes('empty', {}, {}, writing),
    minutes('odd', ODD, {}, () => agree(writing(), '<b>غداً</b> 🎉', 'Averyverylongwordwithoutanyplacetobreakit', 'غداً')),
  ],
  saving: [minutes('saving', {...WRITTEN, state: {status: 'saving', isUnsaved: true}})],
  offline: [
    minutes('offline', {...WRITTEN, state: {status: 'offline', isUnsaved: true}}),
    minutes('offline-saved', {...WRITTEN, state: {status: 'offline'}}),
  ],
  'read-only': [
    minutes('read-only', {...WRITTEN, state: {status: 'read-only', mayWrite: false}}, {by: 'olu'}),
    minutes('read-only-empty', {state: {status: 'read-only', mayWrite: false}}, {by: 'olu'}, writing),
  ],
  ended: [minutes('ended', {...WRITTEN, state: {status: 'ended', refused: 'open-elsewhere'}})],
};

export const MINUTES: readonly Scene[] = [
  ...allOf(STANDING),
  minutes('lost', {...WRITTEN, lost: 'Somebody said that the bus stops at six.'}),
  minutes('of-an-organiser', WRITTEN, {by: null}),
  minutes('pages', WRITTEN, {act: openAnd('North group'), texts: {[pageDocument(NORTH)]: ODD}}, paged),
  minutes('page-add', WRITTEN, {act: openAnd('Add a page')}),
  minutes('page-add-wrong', WRITTEN, {act: openAnd('Add a page', 'Add the page')}),
  minutes('page-rename', WRITTEN, {act: openAnd('North group', 'Rename')}, paged),
  minutes('page-remove', WRITTEN, {act: openAnd('North group', 'Remove')}, paged),
  minutes('action-wrong', WRITTEN, {act: openAnd('Add the action')}),
  minutes('action-change', WRITTEN, {act: openAnd('Change')}),
  minutes('action-remove', WRITTEN, {act: openAnd('Remove')}),
];
