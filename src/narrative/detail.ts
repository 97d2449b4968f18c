/** How much is told: `brief` the answer and its reasons, `full` everything, `simple` for newcomers with every term explained. */
export const DETAILS = ['brief', 'full', 'simple'] as const;
export type Detail = (typeof DETAILS)[number];

export const isDetail = (text: string): text is Detail => (DETAILS as readonly string[]).includes(text);
