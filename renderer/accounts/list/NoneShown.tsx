import { showAll } from './listState';

/** In place of a list of which nothing is left by what is chosen over it. */
export function NoneShown() {
  return (
    <div className="missing-pack">
      <p>No account fits the search and the choices above.</p>
      <button type="button" className="button" onClick={showAll}>
        Show all accounts
      </button>
    </div>
  );
}
