import {plainActivity} from '../../../shared/agenda/plan.ts';
import type {NewActivity} from '../../../shared/agenda/protocol.ts';
import type {NewSession} from '../../../shared/session/lifecycle.ts';
import {t} from '../../locales/templates.ts';
import {coDelivery, coDesign, coEvaluation, coPlanning} from './co-production.ts';
import {checkInRound, consentRound, listeningCircle, oneTwoFourAll} from './rounds.ts';

export const TEMPLATE_IDS = [
  'co-planning',
  'co-design',
  'co-delivery',
  'co-evaluation',
  'one-two-four-all',
  'consent',
  'check-in',
  'circle',
  'blank',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** Something to start from. */
export interface Template {
  readonly id: TemplateId;
  readonly name: string;
  readonly help: string;
  readonly activities: readonly NewActivity[];
}

const ACTIVITIES: {readonly [id in TemplateId]: () => readonly NewActivity[]} = {
  'co-planning': coPlanning,
  'co-design': coDesign,
  'co-delivery': coDelivery,
  'co-evaluation': coEvaluation,
  'one-two-four-all': oneTwoFourAll,
  consent: consentRound,
  'check-in': checkInRound,
  circle: listeningCircle,
  blank: () => [blankActivity],
};

export const blankActivity: NewActivity = plainActivity({kind: 'write', title: '', minutes: 10});

export const template = (id: TemplateId): Template => ({
  id,
  name: t(`${id}.name`),
  help: t(`${id}.help`),
  activities: ACTIVITIES[id](),
});

export const templateNamed = (name: string): Template | null => {
  const id = TEMPLATE_IDS.find(one => one === name);
  return id ? template(id) : null;
};

const AGREEMENT = [1, 2, 3, 4, 5, 6] as const;

/** The whole plan that the form begins with. Its name is what comes before the colon: the rest says what it is for. */
export const planFrom = ({id, name, activities}: Template): NewSession => ({
  title: id === 'blank' ? '' : name.replace(/[:(].*$/, '').trim(),
  startsAt: null,
  endsBy: null,
  contentNote: '',
  support: t('default.support'),
  whatNext: '',
  agreement: AGREEMENT.map(line => t(`default.agreement.${line}`)),
  activities: [...activities],
});
