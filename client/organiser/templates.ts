import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import {t} from '../locales/organiser.ts';

/** An activity in the form: not yet checked. */
export interface PlannedRow {
  readonly kind: ActivityKind;
  readonly title: string;
  readonly prompt: string;
  readonly minutes: number;
}

export interface Template {
  readonly id: TemplateId;
  readonly name: string;
  readonly help: string;
  /** What the session is called until the organiser says better. */
  readonly title: string;
  readonly activities: readonly PlannedRow[];
}

export const TEMPLATE_IDS = ['listen-first', 'blank'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

export const blankRow: PlannedRow = {kind: 'write', title: '', prompt: '', minutes: 10};

/** Something small to start from. The words are the locale's. */
export function template(id: TemplateId): Template {
  switch (id) {
    case 'listen-first':
      return {
        id,
        name: t('template.listen-first'),
        help: t('template.listen-first-help'),
        title: t('template.listen-first'),
        activities: [
          {kind: 'read', title: t('template.listen-first.1'), prompt: t('template.listen-first.1-prompt'), minutes: 5},
          {kind: 'write', title: t('template.listen-first.2'), prompt: t('template.listen-first.2-prompt'), minutes: 15},
          {kind: 'write', title: t('template.listen-first.3'), prompt: t('template.listen-first.3-prompt'), minutes: 15},
          {kind: 'read', title: t('template.listen-first.4'), prompt: t('template.listen-first.4-prompt'), minutes: 5},
        ],
      };
    case 'blank':
      return {id, name: t('template.blank'), help: t('template.blank-help'), title: '', activities: [blankRow]};
  }
}

export const templateNamed = (name: string | null): Template | null => {
  const id = TEMPLATE_IDS.find(one => one === name);
  return id ? template(id) : null;
};
