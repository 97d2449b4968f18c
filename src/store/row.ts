/** What goes into a table and what comes back, whichever the engine. */
export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell | bigint | Uint8Array>>;
