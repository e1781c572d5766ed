import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { useLayoutEffect, useRef } from 'react';
import { looksTheSame, type Look } from './looksTheSame';
import { useTheme } from './theme';

Chart.register(
  BarController,
  BarElement,
  LineController,
  LineElement,
  PointElement,
  LinearScale,
  CategoryScale,
  annotation,
);

type Kind = 'line' | 'bar';
type Drawn<K extends Kind> = Chart<K, number[], string>;

/** A chart as it is to be drawn in the present theme, and what is painted over its bars and lines. */
export interface Drawing<K extends Kind> extends Look {
  readonly configuration: () => Pick<ChartConfiguration<K, number[], string>, 'type' | 'data' | 'options'>;
  readonly over: (chart: Drawn<K>) => void;
}

/** A canvas that follows its drawing without animation; `summary` says in a sentence what it shows. */
export function ChartCanvas<K extends Kind>({
  drawing,
  summary,
}: {
  readonly drawing: Drawing<K>;
  readonly summary: string;
}) {
  const theme = useTheme();
  return (
    <div className="chart-box" role="img" aria-label={summary}>
      <Canvas key={theme} drawing={drawing} />
    </div>
  );
}

/** The colours are those of the theme it was made in. A new drawing changes the chart in place: making it anew costs a frame. */
function Canvas<K extends Kind>({ drawing }: { readonly drawing: Drawing<K> }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const made = useRef<Drawn<K> | null>(null);
  const latest = useRef(drawing);
  const shown = useRef<Drawing<K> | null>(null);
  const ground = useRef<Ground | null>(null);
  latest.current = drawing;

  useLayoutEffect(() => {
    if (canvas.current === null) return;
    ground.current = { picture: document.createElement('canvas'), state: 'unknown' };
    const chart = new Chart<K, number[], string>(canvas.current, {
      ...latest.current.configuration(),
      plugins: [groundPlugin<K>(ground.current), overPlugin<K>((drawn) => latest.current.over(drawn))],
    });
    made.current = chart;
    shown.current = latest.current;
    // Text that was measured before the bundled font is there would sit wrong.
    let isGone = false;
    void document.fonts.ready.then(() => isGone || layOut(chart, latest.current));
    return () => {
      isGone = true;
      made.current = null;
      chart.destroy();
    };
  }, []);

  useLayoutEffect(() => {
    const chart = made.current;
    const before = shown.current;
    if (chart === null || ground.current === null || before === null || looksTheSame(before, drawing)) return;
    shown.current = drawing;
    if (before.frame === drawing.frame) showFigures(chart, drawing, ground.current);
    else layOut(chart, drawing);
  }, [drawing]);

  return <canvas ref={canvas} />;
}

function layOut<K extends Kind>(chart: Drawn<K>, drawing: Drawing<K>): void {
  const { data, options } = drawing.configuration();
  chart.data = data;
  if (options !== undefined) chart.options = options;
  chart.update('none');
}

/** A picture of what lies under lines and bars, axes with their labels and bands: it stays as it is while a drawing keeps its frame. */
interface Ground {
  readonly picture: HTMLCanvasElement;
  state: 'unknown' | 'asked for' | 'known';
}

/** Keeps the ground when it is asked for, and forgets it whenever the chart draws it anew, as it does in another size. */
function groundPlugin<K extends Kind>(ground: Ground): Plugin<K> {
  return {
    id: 'ground',
    beforeDraw: () => {
      if (ground.state === 'known') ground.state = 'unknown';
    },
    // Bands are drawn before this is called.
    beforeDatasetsDraw: ({ canvas }: Drawn<K>) => {
      if (ground.state !== 'asked for') return;
      // Setting its size clears a canvas.
      ground.picture.width = canvas.width;
      ground.picture.height = canvas.height;
      ground.picture.getContext('2d')?.drawImage(canvas, 0, 0);
      ground.state = 'known';
    },
  } as Plugin<K>;
}

function overPlugin<K extends Kind>(over: Drawing<K>['over']): Plugin<K> {
  return { id: 'over', afterDatasetsDraw: (drawn: Drawn<K>) => over(drawn) } as Plugin<K>;
}

/**
 * Moves lines and bars to their new figures. The chart's own update would measure every label again and its own drawing would write
 * them all again, at several times the cost.
 */
function showFigures<K extends Kind>(chart: Drawn<K>, drawing: Drawing<K>, ground: Ground): void {
  const { datasets } = drawing.configuration().data;
  const controllers = datasets.map((_, at) => chart.getDatasetMeta(at).controller);
  for (const [at, { data }] of datasets.entries()) {
    const shown = chart.data.datasets[at]?.data;
    // In place: Chart.js would wrap another array first, to be told of its changes.
    for (const [place, value] of data.entries()) if (shown !== undefined) shown[place] = value;
  }
  // A bar stands on those before it: all have to know their figures before one is placed.
  for (const controller of controllers) controller.buildOrUpdateElements();
  for (const controller of controllers) controller.update('none');
  if (ground.state !== 'known') {
    ground.state = 'asked for';
    chart.draw();
    return;
  }
  const { canvas, ctx } = chart;
  ctx.save();
  ctx.resetTransform();
  ctx.clearRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(ground.picture, 0, 0);
  ctx.restore();
  // The first lies over the others.
  for (const controller of controllers.toReversed()) controller.draw();
  drawing.over(chart);
}

/** Draws once into a context of its own size, such as that of a picture to be copied. */
export function drawOnce<K extends Kind>(
  drawing: Drawing<K>,
): (to: CanvasRenderingContext2D, width: number, height: number) => void {
  return (to, width, height) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const { type, data, options } = drawing.configuration();
    const chart: Drawn<K> = new Chart<K, number[], string>(canvas, {
      type,
      data,
      options: { ...options, responsive: false, devicePixelRatio: 3 } as NonNullable<typeof options>,
      plugins: [overPlugin<K>(drawing.over)],
    });
    to.drawImage(canvas, 0, 0, width, height);
    chart.destroy();
  };
}
