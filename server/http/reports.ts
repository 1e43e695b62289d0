import {type Request, type Response, Router} from 'express';
import {type Report, reportOf, type Texts} from '../../shared/report/model.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import {Id} from '../../shared/wire/ids.ts';
import {actionsCsv, notesCsv, votesCsv} from '../export/csv.ts';
import {fileName} from '../export/file-name.ts';
import {toJson} from '../export/json.ts';
import {type Say, toMarkdown} from '../export/markdown.ts';
import type {Room} from '../rooms/room.ts';
import type {Rooms} from '../rooms/rooms.ts';
import {sendRefusal} from './refusals.ts';
import {leadOf, type SeatsDeps} from './seats.ts';

export interface ReportsDeps extends SeatsDeps {
  readonly rooms: Rooms<{close(): void}>;
  readonly say: Say;
  /** What stands in a session's texts, as far as it is stored: all that its writers were told is. */
  readonly texts: (room: Room) => Promise<Texts>;
}

interface Form {
  readonly file: string;
  /** How the name of the download ends. */
  readonly ending: string;
  readonly type: string;
  readonly make: (report: Report, say: Say) => string;
}

const CSV = 'text/csv; charset=utf-8';

const FORMS: readonly Form[] = [
  {file: 'notes.md', ending: '-notes.md', type: 'text/markdown; charset=utf-8', make: toMarkdown},
  {file: 'notes.json', ending: '.json', type: 'application/json; charset=utf-8', make: toJson},
  {file: 'notes.csv', ending: '-notes.csv', type: CSV, make: notesCsv},
  {file: 'votes.csv', ending: '-results.csv', type: CSV, make: votesCsv},
  {file: 'actions.csv', ending: '-actions.csv', type: CSV, make: actionsCsv},
];

/** Taking the notes away: for the organiser and the session's lead. */
export function reports(deps: ReportsDeps): Router {
  const router = Router();
  for (const {file, ending, type, make} of FORMS) {
    router.get(`/sessions/:session/${file}`, async (request, response) => {
      const report = await reportFor(request, response);
      if (!report) return;
      response
        .type(type)
        .set('Content-Disposition', `attachment; filename="${fileName(report, ending)}"`)
        .set('Cache-Control', 'no-store');
      response.send(make(report, deps.say));
    });
  }

  async function reportFor(request: Request, response: Response): Promise<Report | null> {
    const no = (code: RefusalCode) => {
      sendRefusal(response, code);
      return null;
    };
    const id = Id.safeParse(request.params.session);
    const room = id.success ? (await deps.rooms.open(id.data))?.room : null;
    if (!room) return no('no-session');
    const lead = leadOf(deps, request, room);
    if (typeof lead === 'string') return no(lead);
    const texts = await deps.texts(room);
    return reportOf(room.known.session, room.known.contents, texts);
  }

  return router;
}
