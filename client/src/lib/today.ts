/** `YYYY-MM-DD`: days are Bangkok's, as the server's are. */
export const todayInBangkok = (): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Bangkok" }).format(
    new Date(),
  );
