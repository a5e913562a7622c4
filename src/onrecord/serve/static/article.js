// In an article: the parts of an attribution light up together, and any characters can be the target of an address.

const text = document.querySelector(".text");
const lists = document.querySelector(".said");

// --- ties: what belongs to one attribution lights up while one part of it is pointed at or has the focus ---

const parts = new Map();
for (const part of document.querySelectorAll("[data-said]")) {
  for (const number of part.dataset.said.trim().split(/\s+/)) {
    if (!parts.has(number)) parts.set(number, []);
    parts.get(number).push(part);
  }
}
let lit = [];

function light(target) {
  const held = target instanceof Element ? target.closest("[data-said]") : null;
  // The last number is that of the innermost attribution.
  const number = held?.dataset.said.trim().split(/\s+/).at(-1);
  for (const part of lit) part.classList.remove("lit");
  lit = (number && parts.get(number)) || [];
  for (const part of lit) part.classList.add("lit");
  return held;
}

for (const room of [text, lists]) {
  room.addEventListener("pointerover", (event) => light(event.target));
  room.addEventListener("pointerleave", () => light(null));
  room.addEventListener("focusin", (event) => light(event.target));
  room.addEventListener("focusout", () => light(null));
}

// --- characters: #c-START-END counts code points, as the record does; browsers count UTF-16 units ---

function unitsOf(words, points) {
  let at = 0;
  for (let n = 0; n < points && at < words.length; n += 1) at += words.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

function pointsOf(words, units) {
  return Array.from(words.slice(0, units)).length;
}

function mark(start, end) {
  let first = null;
  for (const piece of text.querySelectorAll("[data-c]")) {
    const words = piece.textContent;
    const from = Number(piece.dataset.c);
    const length = pointsOf(words, words.length);
    if (from + length <= start || from >= end || !piece.firstChild) continue;
    const range = document.createRange();
    range.setStart(piece.firstChild, unitsOf(words, Math.max(0, start - from)));
    range.setEnd(piece.firstChild, unitsOf(words, Math.min(length, end - from)));
    const found = document.createElement("mark");
    found.className = "here";
    range.surroundContents(found);
    first ??= found;
  }
  return first;
}

function unmark() {
  for (const piece of text.querySelectorAll("[data-c]:has(mark)")) {
    piece.textContent = piece.textContent; // one text node again
  }
}

function follow() {
  const asked = /^#c-(\d+)-(\d+)$/.exec(location.hash);
  if (!asked || document.getElementById(asked[0].slice(1))) return; // the page came with it marked
  unmark();
  mark(Number(asked[1]), Number(asked[2]))?.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", follow);
follow();
if (location.hash.startsWith("#c-")) document.querySelector("mark.here")?.scrollIntoView({ block: "center" });

// --- what is selected can be passed on: the address of the selection is offered to be copied ---

const offer = document.createElement("p");
offer.className = "offer";
offer.hidden = true;
offer.setAttribute("role", "status");
const link = document.createElement("a");
link.textContent = text.dataset.link;
offer.append(link);
document.body.append(offer);

function place(node, units) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-c]");
  if (!piece) return null;
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, units);
  const before = range.toString();
  return Number(piece.dataset.c) + pointsOf(before, before.length);
}

document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  const start = range && text.contains(range.startContainer) ? place(range.startContainer, range.startOffset) : null;
  const end = range && text.contains(range.endContainer) ? place(range.endContainer, range.endOffset) : null;
  offer.hidden = start === null || end === null || start >= end;
  if (!offer.hidden) link.href = `${location.pathname}?at=${start}-${end}#c-${start}-${end}`;
});
