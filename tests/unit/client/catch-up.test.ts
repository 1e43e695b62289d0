import {describe, expect, test} from 'vitest';
import {heldAfter} from '../../../client/live/catch-up.ts';
import {nothingHeld} from '../../../client/live/records.ts';
import type {Frame, Welcome} from '../../../shared/wire/live.ts';
import type {StageRecord} from '../../../shared/wire/records.ts';

const stage = (view: StageRecord['view']): StageRecord => ({kind: 'stage', view, note: null, isBlank: false});
const welcome = (more: Partial<Welcome>): Welcome => ({
  ok: true,
  me: {audience: 'phone', person: null, seat: null},
  lineage: 'a',
  n: 0,
  whole: null,
  frames: [],
  serverTime: 0,
  laneTickets: [],
  mine: null,
  ...more,
});
const frame = (n: number, put: Frame['put'], pages: readonly string[] = []): Frame => ({prev: n - 1, n, put, del: [], pages});
const noPages = () => Promise.resolve(null);

describe('after the welcome', () => {
  test('[R19] a whole view from before a change is brought up to date by the frames that come with it', async () => {
    const whole = JSON.stringify({put: {stage: stage('join')}});
    const held = await heldAfter(welcome({n: 4, whole, frames: [frame(5, {stage: stage('agenda')})]}), nothingHeld, noPages);
    expect(held).toMatchObject({lineage: 'a', n: 5});
    expect(held !== 'gap' && held.records.get('stage')).toEqual(stage('agenda'));
  });

  test('[R19] missed frames go on from what is held, and what does not fit is a gap', async () => {
    const before = {lineage: 'a', n: 4, records: new Map([['stage' as const, stage('join')]])};
    expect(await heldAfter(welcome({n: 4, frames: [frame(5, {stage: stage('agenda')})]}), before, noPages)).toMatchObject({n: 5});
    expect(await heldAfter(welcome({n: 6, frames: [frame(7, {stage: stage('agenda')})]}), before, noPages)).toBe('gap');
  });

  test('[R27] pages belong to it, and one that cannot be had is a gap', async () => {
    const whole = JSON.stringify({put: {}, pages: ['/live/pages/1']});
    const getPage = (path: string) => Promise.resolve(path === '/live/pages/1' ? {put: {stage: stage('thanks')}} : null);
    const held = await heldAfter(welcome({n: 1, whole}), nothingHeld, getPage);
    expect(held !== 'gap' && held.records.get('stage')).toEqual(stage('thanks'));
    expect(await heldAfter(welcome({n: 1, whole}), nothingHeld, noPages)).toBe('gap');
  });
});
