/** What both shells say about the licence of the grid, as the README does. */
export const GRID_LICENCE =
  'The grid is Handsontable, which is commercial software. Without a licence key, Headroom is built with its ' +
  'non-commercial-and-evaluation key: that build may be used for evaluation and for non-commercial purposes only.';
