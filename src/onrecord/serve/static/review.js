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

function go(step) {
  if (!questions.length) return;
  const at = questions.indexOf(current());
  const next = at < 0 ? (step > 0 ? 0 : questions.length - 1) : at + step;
  const question = questions[Math.max(0, Math.min(questions.length - 1, next))];
  question.focus();
  question.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    go(event.key === "j" ? 1 : -1);
    return;
  }
  const scope = event.key === "u" ? document : (current() ?? questions[0]);
  const button = /^[1-9u]$/.test(event.key) && scope?.querySelector(`button[data-key="${event.key}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

// After an answer the next question is in its place: go on from there.
if (new URLSearchParams(location.search).get("done") && questions.length) questions[0].focus({ preventScroll: true });
