/** An event of the window: a request failed for no fault of the user's. The shell's notice looks what is wrong. */
export const REQUEST_FAILED = "saphan-request-failed";
