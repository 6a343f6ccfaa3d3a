// A tapped starter goes to the cursor.
document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-insert]");
  const sheet = chip && document.getElementById(chip.dataset.into);
  if (!sheet) return;
  const before = sheet.value.slice(0, sheet.selectionStart);
  const space = before && !/\s$/.test(before) ? "\n" : "";
  sheet.setRangeText(space + chip.dataset.insert, sheet.selectionStart, sheet.selectionEnd, "end");
  sheet.focus();
  sheet.dispatchEvent(new Event("input", { bubbles: true }));
});
