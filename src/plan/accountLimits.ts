/** What an account can hold at most. */
export const LONGEST_NAME = 200;
export const LONGEST_NOTE = 20_000;
export const MOST_PRODUCTS = 1_000;
export const MOST_ACCOUNTS = 50_000;
