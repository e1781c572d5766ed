/** A column of a virtual grid. */
export interface GridColumn {
  readonly id: string;
  readonly label: string;
  /** Stands under the label, never in the cells. */
  readonly unit: string;
  readonly width: number;
  readonly isNumber: boolean;
  /** Marks stand in the middle, under their head. */
  readonly isMark?: boolean;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}
