/** Briefings as rows, and the statements over them. */
import { isDetail } from '../narrative/detail.ts';
import { parseScope } from '../units/asset.ts';
import { DAY } from '../units/time.ts';
import type { Cell, Row } from './row.ts';
import type { StoredBriefing } from './store.ts';

const COLUMNS = 'id, as_of, asset, language, detail, json, snapshot';

export const SAVE_BRIEFING = `
  insert into briefings (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?)
  on conflict (id) do update set as_of = excluded.as_of, asset = excluded.asset, language = excluded.language,
    detail = excluded.detail, json = excluded.json, snapshot = excluded.snapshot`;

/** How long briefings can be asked for again, ms. */
export const BRIEFINGS_KEPT = 30 * DAY;

export const FORGET_BRIEFINGS = 'delete from briefings where as_of < ?';

export const BRIEFING_BY_ID = `select ${COLUMNS} from briefings where id = ?`;

/** Two of the same moment: the id decides, so that the answer is always the same one. */
export const LATEST_BRIEFING = `
  select ${COLUMNS} from briefings where asset = ? and as_of <= ? order by as_of desc, id desc limit 1`;

export const toBriefingRow = (b: StoredBriefing): readonly Cell[] => [
  b.id,
  b.asOf,
  b.asset,
  b.language,
  b.detail,
  b.json,
  b.snapshot,
];

/** Undefined when there is no such row, or its asset or detail is none that this version knows. */
export function fromBriefingRow(row: Row | undefined): StoredBriefing | undefined {
  if (!row) return undefined;
  const asset = parseScope(String(row['asset']));
  const detail = String(row['detail']);
  if (!asset || !isDetail(detail)) return undefined;
  return {
    id: String(row['id']),
    asOf: Number(row['as_of']),
    asset,
    language: String(row['language']),
    detail,
    json: String(row['json']),
    snapshot: row['snapshot'] === null ? null : String(row['snapshot']),
  };
}
