import {createHash, randomBytes} from 'node:crypto';
import {
  type BoxContent,
  encodeLaneRequest,
  LANE_ANSWER_BYTES,
  type LaneAnswer,
  type LaneNote,
  NOTE_ID_PREFIX,
  NOTE_KEY_BYTES,
  packBox,
} from '../../shared/wire/lane.ts';

/** A note with its key, as only its phone has it. */
export interface OwnNote extends LaneNote {
  readonly key: string;
}

export function newNote(text: string, few: 'show' | 'hold' = 'hold', theme: string | null = null): OwnNote {
  const key = randomBytes(NOTE_KEY_BYTES);
  const id = createHash('sha256').update(NOTE_ID_PREFIX).update(key).digest().subarray(0, 16).toString('base64url');
  return {kind: 'note', id, text, few, theme, key: key.toString('base64url')};
}

export const withoutKey = ({kind, id, text, few, theme}: OwnNote): LaneNote => ({kind, id, text, few, theme});

/** One phone's whole ballot, as the lane carries it. */
export const ballotOf = (...answers: readonly number[]): string => Buffer.from(answers).toString('base64url');

/** One box over the lane, without a cookie, as a phone sends it. `signal` breaks it off, as when the network goes in the middle. */
export async function postBox(site: string, activity: string, content: BoxContent, signal?: AbortSignal): Promise<LaneAnswer> {
  const box = packBox(content);
  if (!box) throw new Error('this does not fit into a box');
  return (await postLane(site, encodeLaneRequest({activity, box}), {}, signal)).answer;
}

export interface LaneReply {
  readonly status: number;
  readonly bytes: number;
  readonly headers: Headers;
  readonly answer: LaneAnswer;
}

/** Any bytes over the lane. */
export async function postLane(
  site: string,
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  signal: AbortSignal | null = null,
): Promise<LaneReply> {
  const response = await fetch(`${site}/lane`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: {'Content-Type': 'application/octet-stream', Origin: site, ...headers},
    signal,
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const answer = bytes.length === LANE_ANSWER_BYTES ? JSON.parse(text) : {ok: false, code: 'not a lane answer'};
  return {status: response.status, bytes: bytes.length, headers: response.headers, answer};
}
