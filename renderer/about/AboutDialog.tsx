import './about.css';
import { Close } from '@radix-ui/react-dialog';
import { useEffect, useState } from 'react';
import { GRID_LICENCE } from '#host/about';
import type { Host } from '#host/host';
import { FormDialog } from '../frame/FormDialog';
import { closeAbout, useAbout } from './about';
import { type Licence, readLicences } from './licences';

/** What this is, what it runs on, and under which licences its parts are. */
export function AboutDialog({ host }: { readonly host: Host }) {
  const isOpen = useAbout((state) => state.isOpen);
  if (!isOpen) return null;
  return (
    <FormDialog
      title={`Headroom ${__VERSION__}`}
      text="Net revenue retention, modelled on your own disk. Nothing leaves this computer."
      className="about-dialog"
      onClose={closeAbout}
    >
      <dl className="about-versions">
        {host.runsOn.map(({ name, version }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{version}</dd>
          </div>
        ))}
      </dl>
      <p className="about-grid">{GRID_LICENCE}</p>
      <Licences isDesktop={host.shell === 'desktop'} />
      <div className="dialog-actions">
        <Close className="button primary" data-first>
          Close
        </Close>
      </div>
    </FormDialog>
  );
}

function Licences({ isDesktop }: { readonly isDesktop: boolean }) {
  const [licences, setLicences] = useState<readonly Licence[] | null | 'reading'>('reading');
  useEffect(() => {
    void readLicences().then(setLicences);
  }, []);
  if (licences === 'reading') return <p className="about-note">Reading the licences …</p>;
  if (licences === null)
    return <p className="about-note">Licences are collected by the build; this page was not built.</p>;
  return (
    <section aria-labelledby="about-licences">
      <h3 id="about-licences" className="about-head">
        {licences.length} packages are part of Headroom
      </h3>
      <div className="about-licences">
        {licences.map((each) => (
          <details key={`${each.name} ${each.version}`}>
            <summary>
              {each.name} <span className="num">{each.version}</span>
              <span className="about-licence">{shortLicence(each.licence)}</span>
            </summary>
            <pre>{each.text}</pre>
          </details>
        ))}
      </div>
      {isDesktop && (
        <p className="about-note">
          Electron’s and Chromium’s licences are in the app’s folder: LICENSE.electron.txt and LICENSES.chromium.html.
        </p>
      )}
    </section>
  );
}

/** Packages with terms of their own name a file, which is the text shown below. */
function shortLicence(licence: string): string {
  return licence.startsWith('SEE ') ? 'own terms' : licence;
}
