import { useSession } from '../state/session';

/** The foot of a view: what is selected, which keys serve it, and whether its figures hold. */
export function StatusLine(props: { readonly what: string; readonly hint: string | null; readonly health: string }) {
  const notice = useSession((state) => state.notice);
  return (
    <footer className="status-bar">
      <span className="status-main" role="status">
        {notice !== null && <b className={notice.kind}>{notice.text} </b>}
        {props.what}
      </span>
      {props.hint !== null && <span className="status-hint">{props.hint}</span>}
      {props.health !== '' && <span>{props.health}</span>}
    </footer>
  );
}
