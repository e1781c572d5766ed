import './definitions.css';
import { SOURCE_CONFLICTS } from '#domain/sourceConflicts';
import { SOURCES, type SourceId } from '#domain/sources';

const SOURCE_IDS = Object.keys(SOURCES) as readonly SourceId[];

/** Where the sources disagree, side by side, with what each letter stands for. */
export function ConflictTable() {
  return (
    <>
      <table className="reading-table conflict-table">
        <thead>
          <tr>
            <th scope="col">Subject</th>
            {SOURCE_IDS.map((source) => (
              <th key={source} scope="col" title={SOURCES[source].name}>
                {source}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SOURCE_CONFLICTS.map(({ item, says }) => (
            <tr key={item}>
              <th scope="row">{item}</th>
              {SOURCE_IDS.map((source) => (
                <td key={source}>{says[source] ?? <span className="visually-hidden">silent</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="source-list" aria-label="Sources">
        {SOURCE_IDS.map((source) => (
          <li key={source}>
            <b>{source}</b> {SOURCES[source].name}. {SOURCES[source].about}
          </li>
        ))}
      </ul>
    </>
  );
}
