import * as v from 'valibot';

const licencesSchema = v.array(
  v.strictObject({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }),
);

/** A package that is part of the app. */
export type Licence = Readonly<v.InferOutput<typeof licencesSchema>[number]>;

/** What the build collected (scripts/licences.mjs); null where the page was not built, as in `npm run dev`. */
export async function readLicences(): Promise<readonly Licence[] | null> {
  try {
    const reply = await fetch(new URL('licences.json', document.baseURI));
    const read = v.safeParse(licencesSchema, await reply.json());
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
