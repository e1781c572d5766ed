import { StatusLine } from '../frame/StatusLine';

/** A plan needs no list of accounts; here is what it would say. */
export function NoAccounts() {
  return (
    <>
      <main className="panels accounts" aria-label="Accounts">
        <div className="missing-pack" data-region="accounts" tabIndex={-1}>
          <p>
            This plan has no list of accounts, and needs none. With one, it shows which customers are ready to expand,
            what they come to by quarter, and how those of a year ago have done.
          </p>
        </div>
      </main>
      <StatusLine what="" hint={null} health="" />
    </>
  );
}
