export const errors = {
  errors: {
    load: "The payment settings could not be loaded",
    loadBreaks: "What needs your attention could not be loaded",
    loadEvents: "The events could not be loaded",
    loadEvent: "The event could not be loaded",
    noEvent: "There is no such event (any more)",
    backToEvents: "Back to the events",
    retry: "Try again",
    unreachable: "The server could not be reached. Check your connection and try again.",
    signedOut: "You are signed out. Sign in again and repeat.",
    unknown: "Something went wrong on the server. Its log says more.",
    notFound: "There is no gateway “{{gateway}}”",
    back: "Back to Payments",
  },
};
