// Citations open when the pointer rests on their number, as they do by a click or a key without this script.

const REST = 180; // milliseconds before one opens, so that a passing pointer opens none
const LEAVE = 250; // and before it closes, so that the pointer can get into it
let timer;

function later(wait, act) {
  clearTimeout(timer);
  timer = setTimeout(act, wait);
}

function noteOf(target) {
  const cite = target instanceof Element ? target.closest(".cite") : null;
  return cite?.querySelector(".note[popover]") ?? null;
}

const hovers = matchMedia("(hover: hover) and (pointer: fine)");

document.addEventListener("pointerover", (event) => {
  const note = noteOf(event.target);
  if (!note || !hovers.matches) return;
  if (note.matches(":popover-open")) {
    clearTimeout(timer);
    return;
  }
  later(REST, () => {
    // Named with its button, so that it opens beside it.
    if (!note.matches(":popover-open")) note.showPopover({ source: note.previousElementSibling });
  });
});

document.addEventListener("pointerout", (event) => {
  const note = noteOf(event.target);
  if (!note || noteOf(event.relatedTarget) === note) return;
  later(LEAVE, () => {
    if (note.matches(":popover-open") && !note.contains(document.activeElement)) note.hidePopover();
  });
});

// Opened or closed by a click or a key, it stays so, whatever the pointer began before.
document.addEventListener("click", (event) => {
  if (noteOf(event.target)) clearTimeout(timer);
});
