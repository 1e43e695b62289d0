import {newNoteKey} from '../../../client/live/note-key.ts';
import type {NoteStatus} from '../../../client/live/note-status.ts';
import {newNote, type OwnNote} from '../../../client/live/own-notes.ts';
import {idOf, next, type Telling} from '../../telling/telling.ts';
import {type OnPhone, onAPhone} from '../on-a-phone.tsx';
import {openIn} from '../open-in.ts';
import type {Complete, Scene, Stage} from '../scene.ts';
import {ended, inKind, withResult} from '../stories.ts';

/** A note of this phone that has come so far. */
const own = (more: Partial<OwnNote>, {from = 0, ...on}: OnPhone & {readonly from?: number} = {}): OnPhone => ({
  ...on,
  own: ({outbox}, room) => {
    const {agenda, current} = room.session();
    const activity = from === 0 ? openIn(room) : (agenda[agenda.indexOf(current ?? '') - from] ?? openIn(room));
    const note = {...newNote({...newNoteKey(), activity, text: 'More seats by the window', few: 'hold', theme: null}), ...more};
    outbox.own.setState({notes: [note]});
  },
});

const scene = (name: string, tellIt: () => Telling, on: OnPhone, act?: (stage: Stage) => Promise<void>): Scene => ({
  name: `phone/own/${name}`,
  show: () => onAPhone(tellIt(), on),
  ...(act && {act}),
});

const writing = () => inKind('write');
const shown = () => withResult(writing());
const SENT = {isSent: true, sentText: 'More seats by the window', wasTried: true} as const;
/** One of those that are shown. */
const SHOWN = {...SENT, id: idOf('n2'), isShown: true} as const;

/** One for everything that can become of a note. */
export const OWN_NOTES: Complete<NoteStatus> = {
  phone: [scene('phone', writing, own({}, {link: 'offline'}))],
  sent: [
    scene('sent', writing, own(SENT)),
    scene('sent-changing', writing, own(SENT), ({press}) => press('Change')),
    scene('sent-taking-back', writing, own(SENT), ({press}) => press('Take back')),
  ],
  'sent-late': [scene('sent-late', () => next(shown()), own(SENT, {from: 1}))],
  waits: [scene('waits', () => withResult(writing(), {isHeld: true}), own(SENT))],
  shown: [
    scene('shown', shown, own(SHOWN)),
    scene('shown-changing', shown, own(SHOWN), ({press}) => press('Change')),
    scene('shown-taking-back', shown, own(SHOWN), ({press}) => press('Take back')),
  ],
  hidden: [scene('hidden', shown, own({...SHOWN, isHidden: true}))],
  changing: [scene('changing', shown, own({...SHOWN, wish: 'change'}))],
  'taking-back': [scene('taking-back', shown, own({...SHOWN, isSent: false, wish: 'take-back'}, {link: 'offline'}))],
  'taken-back': [scene('taken-back', shown, own({...SHOWN, wish: 'take-back'}))],
  late: [scene('late', writing, own({refused: 'activity-closed'}))],
  'late-change': [scene('late-change', shown, own({...SHOWN, wish: 'change', refused: 'activity-closed'}))],
  'not-sent': [scene('not-sent', () => ended(shown()), own({}, {link: 'offline'}))],
  held: [scene('held', () => ended(shown()), own(SENT))],
  refused: [scene('refused', writing, own({refused: 'malformed'}))],
};
