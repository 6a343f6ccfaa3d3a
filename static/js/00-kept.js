// What is kept on this device.
const kept = (act, key, value) => {
  try {
    return localStorage[`${act}Item`](`tandem:${key}`, value);
  } catch {} // a private window refuses
};

// The names of everything that is kept under this one.
kept.under = (key) => {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(`tandem:${key}:`)).map((name) => name.slice(7));
  } catch {
    return [];
  }
};
