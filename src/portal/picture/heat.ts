/** How warm a number is beside the highest: 0 (none) to 4. */
export const heatOf = (count: number, most: number): number =>
  count === 0 ? 0 : Math.max(1, Math.ceil((4 * count) / Math.max(1, most)))
