// What is kept on this device.
const kept = (act, key, value) => {
  try {
    return localStorage[`${act}Item`](`tandem:${key}`, value);
  } catch {} // a private window refuses
};
