// The queue by keyboard: j and k go through the questions, 1 to 4 answer the one that has the focus, u undoes.
const questions = [...document.querySelectorAll(".question")];
const NAME = "onrecord-keys";
let on = localStorage.getItem(NAME) !== "off";
const toggle = document.querySelector("#keys");

function show() {
  document.documentElement.classList.toggle("by-key", on);
  toggle?.setAttribute("aria-pressed", String(on));
}

for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
toggle?.addEventListener("click", () => {
  on = !on;
  localStorage.setItem(NAME, on ? "on" : "off");
  show();
});
show();

const current = () => document.activeElement?.closest(".question");

function to(question) {
  question.focus({ preventScroll: true });
  question.scrollIntoView({ block: "nearest" });
}

function go(step) {
  if (!questions.length) return;
  const at = questions.indexOf(current());
  const next = at < 0 ? (step > 0 ? 0 : questions.length - 1) : at + step;
  to(questions[Math.max(0, Math.min(questions.length - 1, next))]);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
    return;
  }
  if (event.repeat) return; // a key that is held was meant for the question before
  const scope = event.key === "u" ? document : current();
  const button = /^[1-9u]$/.test(event.key) && scope?.querySelector(`button[data-key="${event.key}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// One answer leaves a page, however often its button is pressed. Disabled at once it would not be sent itself.
let sent = false;
document.addEventListener("submit", (event) => {
  if (sent) event.preventDefault();
  else setTimeout(() => disable(true));
  sent = true;
});
addEventListener("pageshow", () => {
  sent = false;
  disable(false);
});

function disable(all) {
  for (const button of document.querySelectorAll("main button[type=submit]")) button.disabled = all;
}

// After an answer the next question is in its place: go on from there.
if (new URLSearchParams(location.search).get("done") && questions.length) to(questions[0]);
