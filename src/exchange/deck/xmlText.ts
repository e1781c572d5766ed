/** More no cell of a workbook holds. */
const LONGEST = 32_767;

/** Control characters, halves of surrogate pairs and code points that are no characters; line breaks and tabs stay. */
const UNFIT = /[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\t\n])\p{Cc}/gu;

/** A text that XML can hold: office programs refuse a whole file for one character that it cannot. */
export function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').slice(0, LONGEST).replaceAll(UNFIT, '');
}

/** The text within an element or an attribute. */
export function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
