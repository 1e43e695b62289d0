import {GONE} from '../../shared/session/forgetting.ts';
import type {BoardDocument} from '../../shared/wire/board.ts';
import type {ActivityId, CommandId, ContentId, Id, Millis, PersonId, SessionId} from '../../shared/wire/ids.ts';
import {type Append, CodeTaken, type ListedSession, type LoadedSession, type NewBox, type SessionHead, StaleRevision} from './contract.ts';
import type {KeptBoard} from './memory-boards.ts';

interface KeptSession {
  readonly head: SessionHead;
  readonly deleteAt: Millis | null;
  readonly rev: number;
  readonly events: {readonly n: number; readonly v: number; readonly data: string}[];
  readonly contents: Map<ContentId, string>;
  readonly people: Map<PersonId, string>;
  readonly commands: Map<string, {readonly sender: Id; readonly id: CommandId}>;
  readonly boards: Map<BoardDocument, KeptBoard>;
}

/** The same tables as the databases have. Each function below checks all before it changes anything: there is nothing to roll back. */
export interface Kept {
  readonly sessions: Map<SessionId, KeptSession>;
  readonly boxes: Map<number, {readonly session: SessionId; readonly activity: ActivityId; readonly box: Uint8Array}>;
  /** Ids of contents and of sessions. */
  readonly withdrawn: Set<Id>;
  lastBox: number;
}

export function appendTo(
  kept: Kept,
  {session, rev, writes, commands, commandsGone = [], head}: Append,
  events: KeptSession['events'],
): void {
  const before = kept.sessions.get(session);
  if ((before?.rev ?? 0) !== rev) throw new StaleRevision(session);
  if (!before && kept.withdrawn.has(session)) throw new StaleRevision(session);
  if (events.some((event, at) => event.n !== rev + 1 + at)) throw new StaleRevision(session);
  for (const [other, {head: held}] of kept.sessions) {
    if (other !== session && (isSame(held.codeHash, head.codeHash) || isSame(held.joinKeyHash, head.joinKeyHash))) {
      throw new CodeTaken(session);
    }
  }
  const now: KeptSession = {...(before ?? emptySession()), head, rev: rev + events.length};
  kept.sessions.set(session, now);
  now.events.push(...events);
  const {contents, people, commands: accepted} = now;
  for (const {sender, id} of commandsGone) accepted.delete(`${sender} ${id}`);
  for (const {sender, id} of commands) accepted.set(`${sender} ${id}`, {sender, id});
  for (const document of writes.boards?.delete ?? []) now.boards.delete(document);
  for (const {person, deviceHash} of writes.people?.put ?? []) people.set(person, deviceHash);
  for (const number of writes.mailbox?.delete ?? []) dropBox(kept, session, number);
  for (const id of writes.contents?.delete ?? []) {
    contents.delete(id);
    kept.withdrawn.add(id);
  }
  for (const [id, words] of writes.contents?.put ?? []) {
    contents.set(id, words);
    kept.withdrawn.delete(id);
  }
  if (writes.forget?.length) forget(now, new Set(writes.forget));
}

function forget({events, people, commands}: KeptSession, types: ReadonlySet<unknown>): void {
  for (const [at, event] of events.entries()) {
    if (types.has(JSON.parse(event.data).type)) events[at] = {...event, data: JSON.stringify(GONE)};
  }
  for (const [key, {sender}] of commands) if (people.has(sender)) commands.delete(key);
  people.clear();
}

const emptySession = () => ({deleteAt: null, events: [], contents: new Map(), people: new Map(), commands: new Map(), boards: new Map()});

const isSame = (held: string | null, asked: string | null): boolean => held !== null && held === asked;

export function loadFrom(kept: Kept, session: SessionId): LoadedSession | null {
  const found = kept.sessions.get(session);
  if (!found) return null;
  return {
    rev: found.rev,
    events: found.events.map(({n, v, data}) => ({session, n, v, event: JSON.parse(data)})),
    contents: new Map(found.contents),
    people: [...found.people].map(([person, deviceHash]) => ({person, deviceHash})),
    commands: [...found.commands.values()],
  };
}

export function sessionOf(kept: Kept, key: 'codeHash' | 'joinKeyHash', hash: string): SessionId | null {
  for (const [session, {head}] of kept.sessions) if (head[key] === hash && head.phase !== 'ended') return session;
  return null;
}

export function list(kept: Kept): readonly ListedSession[] {
  return [...kept.sessions]
    .map(
      ([
        session,
        {
          head: {phase, title, createdAt, startsAt, endedAt, usedOn, forgottenAt, turnout},
          deleteAt,
          contents,
        },
      ]) => ({
        session,
        phase,
        title: contents.get(title) ?? '',
        createdAt,
        startsAt,
        endedAt,
        usedOn,
        forgottenAt,
        turnout,
        deleteAt,
      }),
    )
    .sort((one, other) => other.createdAt - one.createdAt || (one.session < other.session ? -1 : 1));
}

export function setDeleteAt(kept: Kept, session: SessionId, deleteAt: Millis | null): boolean {
  const found = kept.sessions.get(session);
  if (found) kept.sessions.set(session, {...found, deleteAt});
  return found !== undefined;
}

export function remove(kept: Kept, session: SessionId): boolean {
  if (!kept.sessions.delete(session)) return false;
  for (const [number, box] of kept.boxes) if (box.session === session) kept.boxes.delete(number);
  kept.withdrawn.add(session);
  return true;
}

export function addBox(kept: Kept, {session, activity, box, replaces}: NewBox): number {
  if (!kept.sessions.has(session)) throw new Error(`there is no session ${session}`);
  for (const number of replaces) dropBox(kept, session, number);
  kept.lastBox++;
  kept.boxes.set(kept.lastBox, {session, activity, box});
  return kept.lastBox;
}

function dropBox(kept: Kept, session: SessionId, number: number): void {
  if (kept.boxes.get(number)?.session === session) kept.boxes.delete(number);
}
