const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `27 Nov 2026, 14:02` where the computer is; the argument in milliseconds since 1970. */
export function dayAndTime(milliseconds: number): string {
  const time = new Date(milliseconds);
  const day = `${time.getDate()} ${MONTHS[time.getMonth()] ?? ''} ${time.getFullYear()}`;
  return `${day}, ${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}
