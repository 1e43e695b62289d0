import type {Report} from '../../shared/report/model.ts';

/** The report as JSON: `{format, report}`, times in epoch milliseconds. */
export function toJson(report: Report): string {
  return `${JSON.stringify({format: 'wrensong-report-1', report}, null, 2)}\n`;
}
