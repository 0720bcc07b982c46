/**
 * What work costs, against one look into the index for a row, which takes about a tenth of a microsecond. Measured at a
 * million triples; plans depend on their proportions only.
 */
export const COST = {
  lookup: 1,
  /** Writing a row. */
  row: 0.1,
  /** Reading a triple of a long range. */
  read: 0.03,
  /** Reading a row into a table. */
  build: 0.3,
  /** Finding a row's key in a table. */
  probe: 0.4,
  /** A step in one of two sorted lists. */
  merge: 0.04,
} as const;
