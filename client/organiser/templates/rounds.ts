import type {NewActivity} from '../../../shared/agenda/protocol.ts';
import {AGREEING, agreement, arrival, checkIn, closing, consent, part, WRITING} from './parts.ts';

/** 28 minutes, 19 at the shortest. */
export const oneTwoFourAll = (): readonly NewActivity[] => [
  arrival('one-two-four-all.question', [2, 2], 'one-two-four-all.note', 'one-two-four-all.question.prompt'),
  part('write', 'one-two-four-all.alone', [3, 2], {prompt: 'one-two-four-all.alone.prompt'}),
  part('talk', 'one-two-four-all.twos', [5, 3], {prompt: 'co-design.twos.prompt'}),
  part('talk', 'one-two-four-all.fours', [7, 5], {prompt: 'co-design.fours.prompt'}),
  part('talk', 'one-two-four-all.all', [5, 3], {prompt: 'co-design.all.prompt'}),
  part('write', 'one-two-four-all.all-notes', [3, 2], {prompt: 'one-two-four-all.all-notes.prompt', script: WRITING}),
  part('react', 'one-two-four-all.once', [3, 2], {prompt: 'one-two-four-all.once.prompt', source: 5, script: ['script.said-once']}),
];

/** 33 minutes, 23 at the shortest. */
export const consentRound = (): readonly NewActivity[] => [
  arrival('consent.proposal', [3, 2], 'consent.note', 'consent.proposal.prompt'),
  part('write', 'consent.questions', [6, 4], {prompt: 'consent.questions.prompt', script: WRITING}),
  part('talk', 'consent.round', [6, 4], {prompt: 'consent.round.prompt', script: ['consent.round.script', 'script.read-out']}),
  part('read', 'consent.edit', [3, 2], {prompt: 'consent.edit.prompt', stretch: 'skip'}),
  consent('consent.consent', [4, 3], 'co-delivery.consent.prompt', {stretch: 'fixed'}),
  part('talk', 'consent.objections', [8, 5], {prompt: 'consent.objections.prompt'}),
  consent('consent.again', [3, 3], 'consent.again.prompt', {stretch: 'fixed'}),
];

/** 12 minutes, 8 at the shortest. */
export const checkInRound = (): readonly NewActivity[] => [
  arrival('check-in.breathe', [1, 1], 'check-in.note', 'check-in.breathe.prompt'),
  checkIn('check-in.how', [3, 2], 'check-in.how.prompt'),
  part('write', 'check-in.help-you', [3, 2], {prompt: 'check-in.help-you.prompt'}),
  part('talk', 'check-in.round', [5, 3], {prompt: 'check-in.round.prompt', stretch: 'skip', script: ['check-in.round.script']}),
];

/** 50 minutes, 35 at the shortest. */
export const listeningCircle = (): readonly NewActivity[] => [
  agreement('circle.agreement', [5, 4], {
    prompt: 'circle.agreement.prompt',
    script: ['script.opening', 'script.code', 'circle.note', ...AGREEING],
  }),
  part('read', 'circle.opening', [2, 2], {prompt: 'circle.opening.prompt', stretch: 'fixed'}),
  part('talk', 'circle.first', [16, 10], {prompt: 'circle.first.prompt', script: ['circle.turns.script', 'script.read-out']}),
  part('read', 'circle.minute', [1, 1], {prompt: 'circle.minute.prompt', stretch: 'fixed'}),
  part('talk', 'circle.second', [16, 10], {prompt: 'circle.second.prompt', script: ['circle.turns.script', 'script.read-out']}),
  part('write', 'circle.unsaid', [4, 3], {prompt: 'circle.unsaid.prompt'}),
  part('talk', 'circle.closing', [4, 3], {prompt: 'circle.closing.prompt'}),
  closing('circle.close', [2, 2], {prompt: 'circle.close.prompt', themes: []}),
];
