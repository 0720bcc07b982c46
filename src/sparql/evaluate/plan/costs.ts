/**
 * What work costs, against one look into the index for a row, which takes about a tenth of a microsecond. Measured at a
 * million triples; plans depend on their proportions only.
 */
export const COST = {
  lookup: 1,
  /** Writing a row. */
  row: 0.15,
  /** Reading a triple of a long range. */
  read: 0.05,
  /** Reading a row into a table. */
  build: 0.6,
  /** Finding a row's key in a table. */
  probe: 0.3,
  /** A step in one of two sorted lists. */
  merge: 0.06,
} as const;
