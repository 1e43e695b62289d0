import type {NewActivity} from '../../../shared/agenda/protocol.ts';
import {agreement, arrival, checkIn, closing, consent, HOW_MUCH, part, pause, WRITING} from './parts.ts';

/** 90 minutes, 70 at the shortest. */
export const coPlanning = (): readonly NewActivity[] => [
  arrival('title.arrive', [5, 5], 'co-planning.note'),
  part('read', 'co-planning.welcome', [5, 4], {prompt: 'co-planning.welcome.prompt', stretch: 'fixed'}),
  agreement('co-planning.agreement', [5, 5]),
  checkIn('title.check-in', [5, 3]),
  part('write', 'co-planning.now', [10, 7], {prompt: 'co-planning.now.prompt', script: WRITING}),
  part('react', 'co-planning.react', [10, 6], {prompt: 'co-planning.react.prompt', source: 4}),
  pause(10),
  part('sort', 'co-planning.sort', [10, 6], {prompt: 'co-planning.sort.prompt', source: 4, script: ['script.said-once']}),
  part('dots', 'co-planning.dots', [5, 5], {prompt: 'co-planning.dots.prompt', stretch: 'fixed', dots: 5, source: 4}),
  part('talk', 'co-planning.once', [10, 6], {prompt: 'co-planning.once.prompt', script: ['script.said-once', 'script.read-out']}),
  part('write', 'co-planning.who', [8, 6], {prompt: 'co-planning.who.prompt'}),
  closing('title.close', [7, 7]),
];

/** 120 minutes, 95 at the shortest. */
export const coDesign = (): readonly NewActivity[] => [
  arrival('title.arrive', [5, 5], 'co-design.note'),
  agreement('co-design.agreement', [8, 7], {prompt: 'co-design.agreement.prompt'}),
  checkIn('title.check-in', [5, 3], 'co-design.check-in.prompt'),
  part('write', 'co-design.day', [12, 8], {
    prompt: 'co-design.day.prompt',
    themes: ['co-design.day.before', 'co-design.day.during', 'co-design.day.after'],
    script: WRITING,
  }),
  part('talk', 'co-design.round', [15, 10], {prompt: 'co-design.round.prompt', script: ['co-design.round.script', 'script.read-out']}),
  pause(10),
  part('write', 'co-design.might', [7, 5], {prompt: 'co-design.might.prompt', script: WRITING}),
  part('dots', 'co-design.might-dots', [3, 2], {prompt: 'co-design.might-dots.prompt', dots: 3, source: 6}),
  part('write', 'co-design.alone', [4, 3], {prompt: 'co-design.alone.prompt', script: WRITING}),
  part('talk', 'co-design.twos', [5, 4], {prompt: 'co-design.twos.prompt'}),
  part('talk', 'co-design.fours', [4, 4], {prompt: 'co-design.fours.prompt'}),
  part('talk', 'co-design.all', [4, 3], {prompt: 'co-design.all.prompt', script: ['script.said-once']}),
  pause(8),
  part('write', 'co-design.sketch', [15, 10], {prompt: 'co-design.sketch.prompt', script: WRITING}),
  part('react', 'co-design.works', [4, 3], {prompt: 'co-design.works.prompt', source: 13}),
  part('choice', 'co-design.works-choice', [4, 3], {prompt: 'co-design.works-choice.prompt', rows: [{answers: HOW_MUCH}]}),
  closing('title.close', [7, 7]),
];

/** 75 minutes, 56 at the shortest. */
export const coDelivery = (): readonly NewActivity[] => [
  arrival('co-delivery.arrive', [3, 3], 'co-delivery.note'),
  checkIn('co-delivery.check-in', [7, 5], 'co-delivery.check-in.prompt'),
  part('write', 'co-delivery.since', [7, 5], {prompt: 'co-delivery.since.prompt', script: WRITING}),
  part('talk', 'co-delivery.talk', [10, 6], {prompt: 'co-delivery.talk.prompt', script: ['script.said-once', 'script.read-out']}),
  part('sort', 'co-delivery.sort', [10, 7], {
    prompt: 'co-delivery.sort.prompt',
    source: 2,
    themes: ['co-delivery.sort.now', 'co-delivery.sort.next', 'co-delivery.sort.later', 'co-delivery.sort.not-us'],
  }),
  pause(10),
  part('write', 'co-delivery.who', [7, 5], {prompt: 'co-delivery.who.prompt', script: WRITING}),
  part('talk', 'co-delivery.who-round', [5, 3], {prompt: 'co-delivery.who-round.prompt'}),
  consent('co-delivery.consent', [8, 6], 'co-delivery.consent.prompt'),
  closing('co-delivery.close', [8, 6]),
];

/** 90 minutes, 71 at the shortest. */
export const coEvaluation = (): readonly NewActivity[] => [
  arrival('title.arrive', [5, 5], 'co-evaluation.note'),
  agreement('co-evaluation.agreement', [7, 6]),
  checkIn('title.check-in', [5, 3]),
  part('read', 'co-evaluation.promised', [5, 4], {prompt: 'co-evaluation.promised.prompt'}),
  part('choice', 'co-evaluation.difference', [8, 6], {
    prompt: 'co-evaluation.difference.prompt',
    rows: [
      {question: 'co-evaluation.difference.me', answers: HOW_MUCH},
      {question: 'co-evaluation.difference.like-me', answers: HOW_MUCH},
      {question: 'co-evaluation.difference.service', answers: HOW_MUCH},
    ],
  }),
  part('write', 'co-evaluation.why', [12, 8], {
    prompt: 'co-evaluation.why.prompt',
    themes: ['co-evaluation.why.worked', 'co-evaluation.why.did-not', 'co-evaluation.why.harm', 'co-evaluation.why.surprise'],
    script: WRITING,
  }),
  pause(10),
  part('react', 'co-evaluation.read', [8, 6], {prompt: 'co-evaluation.read.prompt', source: 5}),
  part('talk', 'co-evaluation.once', [10, 6], {prompt: 'co-evaluation.once.prompt', script: ['script.said-once', 'script.read-out']}),
  part('sort', 'co-evaluation.next', [4, 3], {
    prompt: 'co-evaluation.next.prompt',
    source: 5,
    themes: ['co-evaluation.next.keep', 'co-evaluation.next.change', 'co-evaluation.next.stop'],
  }),
  part('dots', 'co-evaluation.first', [4, 3], {prompt: 'co-evaluation.first.prompt', dots: 3, source: 5}),
  part('write', 'co-evaluation.owes', [5, 4], {prompt: 'co-evaluation.owes.prompt'}),
  closing('title.close', [7, 7]),
];
