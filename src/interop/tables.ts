// The tables and columns that a Data Package has of its own, which no type and no field may be called.

/** The tables beside those of items. */
export const reservedTables = ["sources", "links", "discrepancies", "discrepancy-affects", "discrepancy-readings"];

/** The columns that every table of items has, or may have, beside that of the label. */
export const itemColumns = ["id", "key", "uuid", "statement", "description"];
