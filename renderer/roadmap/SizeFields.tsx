import { type MotionReference, motionReference, type SourcedRange } from '#domain/motions';
import type { InitiativeInScenario } from '#plan/initiatives';
import type { OpenPlan } from '../state/session';
import { Segmented } from '../frame/Segmented';
import { changeDetails } from './initiativeCommands';
import { plain, pointsText, readShare, shareText } from './initiativeTexts';
import { NumberField } from './NumberField';

interface SizeProps {
  readonly open: OpenPlan;
  readonly initiative: InitiativeInScenario;
  readonly heldBy: string | null;
}

/** The size of an initiative, in points or as reach x conversion x lift, with what the sources say beside each. */
export function SizeFields({ open, initiative, heldBy }: SizeProps) {
  const { sizing, motion, values, name } = initiative;
  const reference = motionReference(motion);
  const box = { open, initiative, heldBy };
  const percent = { shown: shareText, typed: (value: number) => plain(value * 100), read: readShare };
  return (
    <>
      <h3>
        Size
        <Segmented
          label={`How ${name} is sized`}
          options={SIZINGS}
          chosen={sizing}
          onChoose={(next) => changeDetails(open, initiative, { sizing: next }, 'how it is sized')}
        />
      </h3>
      {sizing === 'points' ? (
        <NumberField
          {...box}
          field="points"
          label="Points"
          shown={(value) => pointsText(value)}
          typed={(value) => plain(value * 100)}
          read={readShare}
          hint={`of ${reference.loss ? 'less loss' : 'expansion'}; positive raises NRR`}
        />
      ) : (
        <>
          <NumberField {...box} {...percent} field="reach" label="Reach" hint="share of ARR it addresses" />
          <NumberField
            {...box}
            {...percent}
            field="conversion"
            label="Conversion"
            hint={rangesText(reference.conversion, 'share that takes it')}
          />
          <NumberField
            {...box}
            {...percent}
            field="lift"
            label="Lift"
            hint={rangesText(reference.lift, 'what they pay more')}
          />
          <p className="editor-product">
            = <b className="num">{pointsText(values.points.value)}</b> points
          </p>
        </>
      )}
      <p className="editor-sources">{liftSentence(reference)}</p>
    </>
  );
}

const SIZINGS = [
  { value: 'points', label: 'Points' },
  { value: 'reach', label: 'Reach × conversion × lift' },
] as const;

/** `20–50% (A), 50–200% (B, E)`, or what the field means where no source has a range. */
function rangesText(ranges: readonly SourcedRange[], otherwise: string): string {
  return ranges.length === 0 ? otherwise : distinct(ranges).join(', ');
}

/** Equal ranges once, with all their sources. */
function distinct(ranges: readonly SourcedRange[]): readonly string[] {
  const sources = new Map<string, string[]>();
  for (const range of ranges) {
    const text = rangeText(range);
    sources.set(text, [...(sources.get(text) ?? []), range.source]);
  }
  return [...sources].map(([text, from]) => `${text} (${from.join(', ')})`);
}

function rangeText({ from, to }: SourcedRange): string {
  return to === null ? `from ${plain(from * 100)}%` : `${plain(from * 100)}–${plain(to * 100)}%`;
}

/** What the sources say about the lift of a motion; that they disagree is said, and nothing is averaged. */
function liftSentence({ name, lift, liftWords, loss }: MotionReference): string {
  if (loss) return 'No source gives a range for what reducing losses yields: state your own and where it comes from.';
  const words = liftWords.map(({ word, source }) => `${word} (${source})`);
  const ranges = distinct(lift);
  if (ranges.length === 0 && words.length === 0) return '';
  const said = `${name}, lift by source: ${[...ranges, ...words].join('; ')}.`;
  return ranges.length < 2 ? said : `${said} The ranges disagree; none is an average.`;
}
