import {HOUR, MINUTE, type Millis, SECOND} from './ids.ts';

// Every bound has a name, a number and a reason. Lengths are in UTF-16 units unless they say bytes.

/** A long paragraph; longer text belongs in a document. */
export const MAX_NOTE_CHARS = 1_000;
/** Keeps any note inside one lane request, whatever the script it is written in. */
export const MAX_NOTE_BYTES = 3_000;
/** A title fits on two lines of a phone. */
export const MAX_TITLE_CHARS = 120;
/** A prompt is read on one phone screen. */
export const MAX_PROMPT_CHARS = 600;
/** A day's programme; more is a mistake or an attack. */
export const MAX_ACTIVITIES = 200;
/** Eight hours: nobody plans one activity for longer. */
export const MAX_ACTIVITY_MINUTES = 480;
/** So long a press on the clock can be taken back: what runs on meanwhile has been seen by everybody. */
export const UNDO_CLOCK_MS = 10 * SECOND;
/** And a change of what is still to come. */
export const UNDO_PLAN_MS = MINUTE;
/** Minutes put in or taken off at one press. */
export const MAX_MINUTES_ADDED = 60;
/** A page that a facilitator can say aloud. */
export const MAX_SCRIPT_CHARS = 2_000;
/** A theme's name fits on one line of a phone. */
export const MAX_THEME_CHARS = 60;
export const MAX_THEMES_PLANNED = 12;
/** More themes than this are a list again. */
export const MAX_THEMES = 60;
/** Questions on one page, and answers to one question, that people can keep in mind. */
export const MAX_BALLOT_ROWS = 10;
export const MAX_OPTIONS = 10;
export const MAX_QUESTION_CHARS = 200;
export const MAX_OPTION_CHARS = 80;
export const MAX_DOTS = 20;
/** What a turn is about fits on one line of the console. */
export const MAX_TOPIC_CHARS = 60;
export const MAX_AGREEMENT_LINES = 20;
export const MAX_AGREEMENT_CHARS = 200;
/** What people are told beside the agenda: what it will be about, where help is, what happens next. */
export const MAX_ABOUT_CHARS = 1_000;
export const MAX_NAME_CHARS = 40;
/** The end of the year 9999: what is counted from a later day is no date any more. */
export const MAX_STARTS_AT: Millis = 253_402_300_799_999;
/** Links to give away that work at the same time. */
export const MAX_LINKS = 40;
/** A seat per browser that came in by a link. */
export const MAX_SEATS = 200;
/** A team with a spare device each; a link that has gone astray leaves the other seats free. */
export const MAX_SEATS_PER_LINK = 12;
/** Signals fade, unless they are answered before. */
export const SIGNAL_MS = 3 * MINUTE;
/** So long a sender is told that a signal was seen. */
export const SEEN_MS = MINUTE;
/** Long enough to read a question, think and press; then it is gone from the phones. */
export const QUESTION_MS = MINUTE;
/** Questions to the group of one session within this time: more of them would wear people out, and compare their answers minute by minute. */
export const QUESTIONS = 4;
export const QUESTIONS_MS = 10 * MINUTE;
/** Asked again, a question is told anew when so many answers have come or gone; one that has changed is one that went and one that came. */
export const TOLD_ANEW_FROM = 3;
/** How many are done changes for those who lead at most this often: a single press must not be seen to move it. */
export const DONE_BAND_MS = 30 * SECOND;
/** Not heard of for this long, a person counts as away. */
export const AWAY_MS = 3 * MINUTE;
/** Nobody who leads or supports connected for this long: people are told why nothing goes on. A page that is loaded anew is no loss. */
export const LEAD_MISSED_MS = MINUTE;
/** A soft guide: nobody is cut off. */
export const TURN_GUIDE_MS = 90 * SECOND;
/** A changed line of the agreement is marked for this long. */
export const CHANGED_MARK_MS = 2 * MINUTE;

/** Far above any hall; bounds memory and the people list. */
export const MAX_PEOPLE = 5_000;
/** Notes of one activity that a phone can hold and a reader can bear. */
export const MAX_NOTES_PER_ACTIVITY = 2_000;
/** So many notes of one sender are taken also when others have filled the activity. */
export const NOTES_ALWAYS_TAKEN = 3;
/** Notes that one phone may have waiting in one activity. */
export const MAX_NOTES_PER_SENDER = 50;

/** Themes that one participant may name in one activity: more is a list of one's own. */
export const MAX_THEMES_PER_PERSON = 6;
/** Notes that one participant may move in this time: each takes a look and two presses. */
export const MOVES_PER_PERSON = 40;
export const MOVES_MS = MINUTE;

/** A command is a few ids and at most one text. */
export const MAX_MESSAGE_BYTES = 16_384;
/** A busy facilitator presses a few times a second; the burst covers a reconnect that sends again what was unanswered. */
export const COMMANDS_PER_SECOND = 10;
export const COMMAND_BURST = 30;
/** Connections of one person or seat: a few tabs, and those of a flapping phone that have not been missed yet. */
export const SOCKETS_PER_PERSON = 6;
/** So many of one sender's commands are known when they come again: a page has a few without an answer at most, and they are its newest. */
export const COMMANDS_REMEMBERED = 1_000;
/** Who waits before a locked session at the same time; more than a facilitator can think about. */
export const MAX_KNOCKS = 40;
/** A knock whose page was not heard of for so long has gone: phones lock their screens while people wait. */
export const KNOCK_KEPT_MS = 10 * MINUTE;
/** To be let in is good for so long: until the person looks at the phone again. */
export const LET_IN_MS = 5 * MINUTE;
/** Who was told "not now" can knock again after so long. */
export const KNOCK_AGAIN_MS = 2 * MINUTE;
/** Knocks of one device, and of all devices at one network address, in one session within this time: a whole room may share one. */
export const KNOCKS_PER_DEVICE = 3;
export const KNOCKS_PER_ADDRESS = 80;
export const KNOCKS_MS = 10 * MINUTE;
/** What a participant's commands come to over a while: everyone is told of each, and the log keeps it. */
export const COMMANDS_PER_PARTICIPANT = 300;
export const COMMANDS_PER_PARTICIPANT_MS = 5 * MINUTE;
/** Refusals in a row after which a flooding connection is closed. */
export const FLOOD_REFUSALS = 200;

/** How long the closing beat gathers what is still on the phones, and how far phones spread it. */
export const GATHER_MS = 8 * SECOND;
export const CLOSING_BEAT_SPREAD_MS = 5 * SECOND;
/** After a restart phones need time to find the server again before a release is decided. */
export const GATHER_AFTER_RESTART_MS = 15 * SECOND;
export const BEAT_MS = 20 * SECOND;
/** Slow writers may finish the note they are on. */
export const LATE_NOTE_GRACE_MS = 90 * SECOND;
/** Boxes from one sender in this time: its beat, two closing beats, leaving the page, and as much again. */
export const LANE_BOXES = 8;
export const LANE_BOXES_MS = BEAT_MS;
/** Notes of one activity by the form of the page without script, for each who has that page: they share them. */
export const FORM_NOTES_PER_READER = 3;
/** Looks at that page by one person within a minute: each is made anew. */
export const STILL_LOOKS_PER_MINUTE = 40;
/** Notes taken back before the server has seen them, in one session; bounds what must be remembered. */
export const MAX_TOMBSTONES = 5_000;

/** Release needs this many different senders, so that nobody can be guessed (DESIGN 10). */
export const RELEASE_SENDERS = 5;
export const RELEASE_SENDERS_SMALL = 3;
/** From this many phones admitted the larger number holds. */
export const SMALL_SESSION_PHONES = 8;
/** Counts and splits are shown from this many answers. */
export const SHOWN_FROM_ANSWERS = 5;

/** Missed frames that can be sent again one by one; beyond it the whole view is cheaper. */
export const RING_FRAMES = 256;
/** Participants' band of people here changes at most this often. */
export const HERE_BAND_MS = 5 * SECOND;
/** A frame larger than this is fetched as pages, so that one release does not hold up every socket. */
export const INLINE_FRAME_BYTES = 150_000;
export const NOTES_PER_PAGE = 50;

/** New phones of one session, in a burst: a hall that comes in at once. Whoever fills a session leaves time to lock it. */
export const NEW_PHONES = 1_000;
export const NEW_PHONES_MS = 50 * SECOND;
/** Of them from one network address: a hall that shares one, but neither a whole burst nor all places that a session has. */
export const NEW_PHONES_PER_ADDRESS = 800;
export const NEW_PHONES_PER_ADDRESS_MS = HOUR;
/** A phone that has joined is connected within this time, or it is missing. */
export const ARRIVING_MS = MINUTE;
/** So many new phones within that time are more than late-comers, when they are half as many as were in. */
export const RUSH_PHONES = 20;
/** So many missing ones are more than phones that do not work, when they are a quarter of those that have joined. */
export const RUSH_MISSING = 10;
/** Who has joined is looked at for so long, and that it is a rush is told for so long after it was one. */
export const ARRIVALS_KEPT_MS = 10 * MINUTE;
export const RUSH_TOLD_MS = 5 * MINUTE;
/** A page that could not join yet tries again after so long, and up to half as long again: not all of a hall at once. */
export const JOIN_AGAIN_MS = 10 * SECOND;
/** Tickets of one person: a phone that flaps, with a few tabs. */
export const TICKETS_PER_PERSON = 30;
/** A ticket opens one socket, soon. */
export const TICKET_MS = 30 * SECOND;
/** A socket that has not said hello by then is closed. */
export const HELLO_MS = 10 * SECOND;
/** Failed typed codes, over the whole server; QR and links do not wait. */
export const FAILED_CODES_PER_SECOND = 1;
export const FAILED_CODES_BURST = 60;
/** Pages that are written together: one for each small group, and some. */
export const MAX_PAGES = 40;
export const MAX_PAGE_TITLE_CHARS = 80;
/** What people agree to do: more than a table holds that anybody reads. */
export const MAX_ACTIONS = 200;
export const MAX_ACTION_CHARS = 300;
export const MAX_WHO_CHARS = 80;
export const MAX_BY_WHEN_CHARS = 60;
/** One message on a board: a long page pasted, and what somebody did for an hour without a network. */
export const MAX_BOARD_MESSAGE_BYTES = 128 * 1_024;
/** Updates of one page: a hand that drags makes one for each picture of a display. */
export const BOARD_UPDATES_PER_SECOND = 100;
export const BOARD_UPDATES_BURST = 400;
/** Pages that have ever written into one document; each stays in it with a few bytes. */
export const MAX_BOARD_WRITERS = 2_000;
/** Of them those of one person that began within a day: one every three minutes of a workshop. All the seats of a link that has gone astray leave room. */
export const BOARD_WRITERS_PER_PERSON = 150;
export const BOARD_WRITERS_MS = 24 * HOUR;
/** Pages of one person that are open at the same time, to read or to write: the board, the minutes and some pages, on a few devices. */
export const BOARD_PAGES_PER_PERSON = 30;
/** What a document says, as one state: about a thousand pages of text. In bytes. */
export const MAX_BOARD_BYTES = 4 * 1_024 * 1_024;
/** The same with all that was written since and has not taken its place in a state yet, and what waits to be stored. */
export const MAX_BOARD_LOG_BYTES = 4 * MAX_BOARD_BYTES;
/** Pieces in which what was deleted lies. A page that comes back tells all of them in one message, and longer ones are not taken. */
export const MAX_BOARD_DELETED_PIECES = 25_000;
/**
 * Steps that it takes to find the places of what several people have written at one spot without having heard of one another: some twentieth of a second's
 * work for one message, and half a second's for all that a document holds. Two people who come back to one text after an hour make 34,000.
 */
export const MAX_BOARD_STEPS_AT_ONCE = 200_000;
export const MAX_BOARD_STEPS = 2_000_000;
/** Of one person, in all documents of a session; to read eight bytes counts as one. A twentieth of a processor, and ten seconds of that at once when somebody comes back. */
export const BOARD_STEPS_PER_SECOND = 250_000;
export const BOARD_STEPS_BURST = 2_500_000;
/** How often something that was written says that its writer had heard more of somebody than before: ten people who listen to one another for ten hours. */
export const MAX_BOARD_HEARD = 2_000_000;
/** What was on its way when writing ended is still taken. */
export const BOARD_GRACE_MS = 2 * SECOND;
/** A reader behind by more than this is sent the whole state once it reads again; one that reads nothing for so long is gone. */
export const BOARD_BACKLOG_BYTES = 256 * 1_024;
export const BOARD_BACKLOG_MS = 30 * SECOND;
/** How far from its middle something may lie on a board, in its pixels; and how long a heading on it may be. */
export const MAX_BOARD_AT = 100_000;
export const MAX_BOARD_HEADING_CHARS = 80;
/** A key of a board's document: 96 random bits in base64url. It stays when its value goes, so it is shorter than an id: none can name a note. */
export const MAX_BOARD_KEY_CHARS = 16;
/** What a page shows of itself to the others, as JSON. */
export const MAX_SHOWN_CHARS = 400;
export const SHOWN_EVERY_MS = 100;
export const ORGANISER_SIGNED_IN_MS = 12 * 60 * MINUTE;
/** A device comes back to its session without asking, also the next day. */
export const DEVICE_COOKIE_MS = 7 * 24 * 60 * MINUTE;
/** Whoever waits outside does not show the code again that day. */
export const KNOCK_COOKIE_MS = 12 * HOUR;
/** What is known of persons is forgotten so long after their session ended. */
export const PERSONS_KEPT_MS = HOUR;
