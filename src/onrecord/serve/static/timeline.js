// The timeline that can be zoomed and walked through by keys. Without it the still picture and the table say the same.

const SVG = "http://www.w3.org/2000/svg";
const DAY = 86_400_000;
const [LEFT, RIGHT, FOOT, LANE, ROWS] = [96, 16, 26, 46, 3];
const NEAREST = 14; // pixels between two marks of one height
const LEAST = 6; // days, below which nothing is zoomed in
const STEPS = [1, 2, 7, 14]; // days between ticks; beyond them months and years
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 300, 600, 1200];
const SHAPES = {
  happened: "M0-6A6 6 0 1 1 0 6A6 6 0 1 1 0-6Z",
  under_way: "M-5.5-5.5H5.5V5.5H-5.5Z",
  reported: "M0-7L7 0L0 7L-7 0Z",
  disputed: "M-6-3L-3-6L0-3L3-6L6-3L3 0L6 3L3 6L0 3L-3 6L-6 3L-3 0Z",
  denied: "M-6.5-5H6.5L0 6.5Z",
  not_so: "M-6.5-5H6.5L0 6.5Z",
  planned: "M-5-6.5V6.5L6.5 0Z",
  predicted: "M-5-6.5V6.5L6.5 0Z",
  possible: "M-2.2-6.5H2.2V-2.2H6.5V2.2H2.2V6.5H-2.2V2.2H-6.5V-2.2H-2.2Z",
  conditional: "M-2.2-6.5H2.2V-2.2H6.5V2.2H2.2V6.5H-2.2V2.2H-6.5V-2.2H-2.2Z",
  demanded: "M-6.5 5H6.5L0-6.5Z",
  offered: "M-6.5 5H6.5L0-6.5Z",
};

const frame = document.querySelector("figure[data-events]");

function made(tag, attributes = {}, ...inside) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

class Timeline {
  constructor({ lanes, events }, words) {
    this.words = words;
    this.events = events.sort((a, b) => a.first + a.last - b.first - b.last || (a.id < b.id ? -1 : 1));
    this.lanes = lanes.filter((lane) => events.some((event) => event.status === lane.status));
    const first = Math.min(...events.map((event) => event.first));
    const last = Math.max(...events.map((event) => event.last));
    const air = Math.max(2, (last - first) / 40);
    this.whole = [first - air, last + air];
    [this.from, this.to] = this.opening();
    this.at = Math.max(0, this.events.findIndex((event) => event.first + event.last >= 2 * this.from));
    this.svg = made("svg", { class: "moving", role: "group", "aria-label": words.label, tabindex: -1 });
    this.now = document.createElement("p");
    this.now.className = "told-now";
    this.listen();
  }

  // What is shown first: the shortest stretch with most of the events, as the still picture has it.
  opening() {
    const most = Math.max(1, Math.round(0.8 * this.events.length));
    const days = this.events.map((event) => (event.first + event.last) / 2).sort((a, b) => a - b);
    let best = [days[0], days[days.length - 1]];
    for (let n = 0; n + most - 1 < days.length; n += 1) {
      if (days[n + most - 1] - days[n] < best[1] - best[0]) best = [days[n], days[n + most - 1]];
    }
    const air = Math.max(3, (best[1] - best[0]) / 20);
    return [Math.max(this.whole[0], best[0] - air), Math.min(this.whole[1], best[1] + air)];
  }

  x(day) {
    return LEFT + ((day - this.from) / (this.to - this.from)) * (this.width - LEFT - RIGHT);
  }

  // Only the part that can be seen keeps its mark in view: of a long bar the middle of what shows.
  middle(event) {
    const first = Math.max(event.first, Math.min(this.from, event.last));
    const last = Math.min(event.last, Math.max(this.to, event.first));
    return this.x((first + last) / 2);
  }

  ticks() {
    const room = Math.max(2, Math.floor((this.width - LEFT - RIGHT) / 90));
    const span = this.to - this.from;
    const step = STEPS.find((days) => span / days <= room);
    const found = [];
    if (step) {
      const show = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
      for (let day = Math.ceil(this.from / step) * step; day <= this.to; day += step) {
        found.push([day, show.format(day * DAY)]);
      }
      return found;
    }
    const months = MONTHS.find((count) => span / (30.4 * count) <= room) ?? MONTHS.at(-1);
    const form = months < 12 ? { month: "short", year: "numeric" } : { year: "numeric" };
    const show = new Intl.DateTimeFormat("en-GB", { ...form, timeZone: "UTC" });
    const begin = new Date(this.from * DAY);
    let index = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / months) * months;
    for (; found.length < 50; index += months) {
      const moment = new Date(0);
      moment.setUTCFullYear(Math.floor(index / 12), index % 12, 1);
      if (moment / DAY > this.to) break;
      if (moment / DAY >= this.from) found.push([moment / DAY, show.format(moment)]);
    }
    return found;
  }

  isSeen(event) {
    return event.last >= this.from && event.first <= this.to;
  }

  // The mark that the keys stand on is always one that is seen, so that they can get in and are never lost.
  keep() {
    if (this.isSeen(this.events[this.at])) return;
    const middle = (this.from + this.to) / 2;
    const away = (event) => Math.abs((event.first + event.last) / 2 - middle);
    const seen = this.events.filter((event) => this.isSeen(event)).sort((a, b) => away(a) - away(b));
    if (seen.length) this.at = this.events.indexOf(seen[0]);
  }

  draw() {
    this.keep();
    this.width = Math.max(280, frame.clientWidth);
    const height = this.lanes.length * LANE + FOOT;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    const parts = [];
    for (const [day, words] of this.ticks()) {
      const x = this.x(day);
      parts.push(made("line", { class: "grid", x1: x, x2: x, y1: 0, y2: height - FOOT }));
      const anchor = x > this.width - 40 ? "end" : "middle";
      parts.push(made("text", { class: "axis-words", x, y: height - 8, "text-anchor": anchor }, words));
    }
    this.lanes.forEach((lane, n) => {
      const y = n * LANE + LANE / 2;
      parts.push(made("line", { class: "grid", x1: 0, x2: this.width, y1: (n + 1) * LANE, y2: (n + 1) * LANE }));
      parts.push(made("text", { class: "lane-words", x: 0, y: y + 4 }, lane.words));
      const rows = Array(ROWS).fill(-Infinity);
      for (const event of this.events.filter((e) => e.status === lane.status)) {
        if (!this.isSeen(event)) continue;
        const x = this.middle(event);
        const free = rows.findIndex((end) => x - end >= NEAREST);
        const row = free >= 0 ? free : rows.indexOf(Math.min(...rows));
        rows[row] = x;
        parts.push(this.mark(event, x, y + (row - (ROWS - 1) / 2) * 13));
      }
    });
    const held = this.svg.contains(document.activeElement) && document.activeElement !== this.svg;
    this.svg.replaceChildren(...parts);
    if (held) this.focus();
  }

  mark(event, x, y) {
    const index = this.events.indexOf(event);
    const css = `${event.status.replaceAll("_", "-")}${event.saying ? " saying" : ""}`;
    const link = made("a", {
      href: event.row, class: css, "aria-label": event.words, "data-index": index, tabindex: index === this.at ? 0 : -1,
    });
    if (event.last > event.first) {
      const ends = [event.first, event.last].map((day) => Math.min(this.width - RIGHT, Math.max(LEFT, this.x(day))));
      link.append(made("line", { class: "span", x1: ends[0], x2: ends[1], y1: y, y2: y }));
    }
    link.append(made("circle", { class: "ring", cx: x, cy: y, r: 11 }));
    link.append(made("path", { class: "shape", d: SHAPES[event.status], transform: `translate(${x} ${y})` }));
    return link;
  }

  focus() {
    const mark = this.svg.querySelector(`[data-index="${this.at}"]`);
    (mark ?? this.svg).focus({ preventScroll: true });
  }

  show(from, to) {
    const least = Math.min(LEAST, this.whole[1] - this.whole[0]);
    const span = Math.min(this.whole[1] - this.whole[0], Math.max(least, to - from));
    const begin = Math.min(Math.max(this.whole[0], (from + to - span) / 2), this.whole[1] - span);
    [this.from, this.to] = [begin, begin + span];
    this.draw();
  }

  // By keys it is zoomed about the mark they stand on.
  near(factor) {
    const event = this.events[this.at];
    const middle = (event.first + event.last) / 2;
    this.zoom(factor, Math.min(this.to, Math.max(this.from, middle)));
  }

  zoom(factor, about = (this.from + this.to) / 2) {
    this.show(about - (about - this.from) * factor, about + (this.to - about) * factor);
  }

  move(share) {
    const by = (this.to - this.from) * share;
    this.show(this.from + by, this.to + by);
  }

  step(by) {
    this.at = Math.min(this.events.length - 1, Math.max(0, this.at + by));
    const event = this.events[this.at];
    if (!this.isSeen(event)) {
      const half = (this.to - this.from) / 2;
      this.show((event.first + event.last) / 2 - half, (event.first + event.last) / 2 + half);
    } else {
      this.draw();
    }
    this.focus();
  }

  tell(target) {
    const link = target instanceof Element ? target.closest("a[data-index]") : null;
    if (link) this.now.textContent = this.events[Number(link.dataset.index)].words;
    return link;
  }

  day(event) {
    const box = this.svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * this.width;
    return this.from + ((x - LEFT) / (this.width - LEFT - RIGHT)) * (this.to - this.from);
  }

  listen() {
    const keys = {
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1), Home: () => this.step(-this.events.length),
      End: () => this.step(this.events.length), "+": () => this.near(0.5), "=": () => this.near(0.5),
      "-": () => this.near(2), "0": () => this.show(...this.whole),
    };
    this.svg.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });
    this.svg.addEventListener("focusin", (event) => {
      const link = this.tell(event.target);
      if (link) this.at = Number(link.dataset.index);
    });
    this.svg.addEventListener("pointerover", (event) => this.tell(event.target));
    // The wheel zooms with Ctrl held, as maps in pages do, so that the page can still be scrolled over it.
    this.svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
      event.preventDefault();
      if (event.ctrlKey) this.zoom(event.deltaY > 0 ? 1.25 : 0.8, this.day(event));
      else this.move(event.deltaX / this.width);
    }, { passive: false });
    this.drag();
  }

  drag() {
    const fingers = new Map();
    let spread = 0;
    let moved = 0;
    const apart = () => {
      const [a, b] = [...fingers.values()];
      return b ? Math.abs(a.clientX - b.clientX) : 0;
    };
    this.svg.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, event);
      spread = apart();
      moved = 0;
    });
    addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      fingers.set(event.pointerId, event);
      const by = event.clientX - before.clientX;
      moved += Math.abs(by);
      if (fingers.size === 2 && spread) {
        const now = apart();
        if (now > 10) this.zoom(spread / now);
        spread = now;
      } else if (moved > 4) {
        this.move(-by / (this.width - LEFT - RIGHT));
      }
    });
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, (event) => fingers.delete(event.pointerId));
    }
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
    this.svg.addEventListener("click", (event) => {
      if (moved > 4) event.preventDefault();
    });
  }

  tools() {
    const bar = document.createElement("div");
    bar.className = "zoom no-print";
    const acts = {
      in: () => this.zoom(0.5), out: () => this.zoom(2), left: () => this.move(-0.5), right: () => this.move(0.5),
      whole: () => this.show(...this.whole),
    };
    for (const [name, act] of Object.entries(acts)) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.words[name];
      button.addEventListener("click", act);
      bar.append(button);
    }
    return bar;
  }
}

if (frame) {
  const answer = await fetch(frame.dataset.events);
  const told = answer.ok ? await answer.json() : { events: [] };
  if (told.events.length > 1) {
    const timeline = new Timeline(told, JSON.parse(frame.dataset.words));
    frame.querySelector(".still").replaceChildren(timeline.tools(), timeline.svg, timeline.now);
    timeline.draw();
    let waiting = 0;
    addEventListener("resize", () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => timeline.draw());
    });
    frame.dataset.ready = "yes";
  }
}
