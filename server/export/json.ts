import type {Report} from '../../shared/report/model.ts';

/** Raised when a reader of the last format could misread this one. */
const FORMAT = 'wrensong-report-2';

/** The report as JSON: `{format, report}`, times in epoch milliseconds. */
export function toJson(report: Report): string {
  return `${JSON.stringify({format: FORMAT, report}, null, 2)}\n`;
}
