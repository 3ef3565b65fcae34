// What a desk can do beyond being read. Nothing here is needed to read it, and nothing is kept.
"use strict";

function setUpDesk() {
  const desk = document.querySelector(".desk");
  if (!desk) return;
  for (const sheet of desk.querySelectorAll(".desk-sheet")) setUpClock(sheet);
  setUpTools(desk);
}

// --- The clock: minutes from the beginning, or the time of day ------------------------------------

function setUpClock(sheet) {
  const label = sheet.querySelector(".desk-sheet__start");
  label.hidden = false;
  const input = label.querySelector("input");
  input.addEventListener("input", () => {
    const [hours, minutes] = input.value.split(":").map(Number);
    const start = input.value ? 60 * hours + minutes : null;
    for (const clock of sheet.querySelectorAll("[data-minutes]")) {
      clock.textContent = timeOf(Number(clock.dataset.minutes), start);
    }
  });
}

function timeOf(minutes, start) {
  const whole = start === null ? minutes : (start + minutes) % (24 * 60);
  const hours = String(Math.floor(whole / 60));
  return `${start === null ? hours : hours.padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

// --- Choosing and searching: questions by facts and words, passages by words -----------------------

function setUpTools(desk) {
  const form = desk.querySelector(".desk-tools");
  form.querySelector(".desk-tools__scripted").hidden = false;
  const questions = [...desk.querySelectorAll(".desk-question")].map((element) => ({
    element,
    words: folded(element.querySelector(".desk-question__own").textContent),
    line: desk.querySelector(`[data-of="${element.id}"]`),
  }));
  const passages = [...desk.querySelectorAll(".desk-passage_placed")].map((element) => ({
    element,
    words: folded(element.querySelector(".desk-passage__sides").textContent),
  }));
  const choose = () => {
    const choice = Object.fromEntries(new FormData(form));
    const words = folded(choice.words || "").split(" ").filter(Boolean);
    for (const it of questions) {
      it.element.hidden = !(fits(it.element, choice) && words.every((word) => it.words.includes(word)));
      if (it.line) it.line.hidden = it.element.hidden;
    }
    for (const it of passages) it.element.hidden = !words.every((word) => it.words.includes(word));
    hideEmpty(desk, words.length > 0);
    report(form, questions, passages);
    mark(desk, words);
  };
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The fields are reset after the event.
  form.addEventListener("reset", () => setTimeout(choose));
  choose();
}

// Whatever its width and its case: a search in Chinese finds any part of a text.
function folded(text) {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

function fits(question, choice) {
  return ["phase", "inquiry", "level", "format", "lens", "theme"].every(
    (fact) => !choice[fact] || question.dataset[fact].split(" ").includes(choice[fact]),
  ) && (!choice.minutes || Number(question.dataset.minutes) <= Number(choice.minutes));
}

function hideEmpty(desk, isSearch) {
  for (const figure of desk.querySelectorAll(".desk-figure")) figure.hidden = isSearch;
  const shells = [
    [".desk-phase", ".desk-question"],
    [".desk-exchange", ".desk-passage_placed"],
    [".desk-section", ".desk-passage_placed"],
  ];
  for (const [shell, member] of shells) {
    for (const element of desk.querySelectorAll(shell)) {
      element.hidden = !element.querySelector(`${member}:not([hidden])`);
    }
  }
}

function report(form, questions, passages) {
  const output = form.querySelector("output");
  const shown = (all) => all.filter((it) => !it.element.hidden).length;
  const isAll = [questions, passages].every((all) => shown(all) === all.length);
  output.textContent = isAll
    ? output.dataset.all
    : output.dataset.some.replace("{questions}", shown(questions)).replace("{passages}", shown(passages));
  form.querySelector("button").hidden = isAll;
}

// The words that were looked for, where the browser can mark them without changing the page. Their
// style is set here, since checkers of style sheets do not know it yet.
function mark(desk, words) {
  if (!CSS.highlights) return;
  CSS.highlights.delete("found");
  if (!words.length) return;
  const ranges = [];
  const nodes = document.createTreeWalker(desk.querySelector(".desk-main"), NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const text = nodes.currentNode.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        ranges.push(range(nodes.currentNode, at, at + word.length));
      }
    }
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function setUpMarks() {
  if (!CSS.highlights) return;
  const style = new CSSStyleSheet();
  style.replaceSync("::highlight(found) { background-color: var(--highlight); text-decoration: underline 2px; }");
  document.adoptedStyleSheets = [style];
}

function range(node, start, end) {
  const found = document.createRange();
  found.setStart(node, Math.min(start, node.length));
  found.setEnd(node, Math.min(end, node.length));
  return found;
}

setUpMarks();
setUpDesk();
