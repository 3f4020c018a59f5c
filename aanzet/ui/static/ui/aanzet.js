/* Spice: everything works without this file. Texts come from data attributes, nothing is stored in the browser. */
(function () {
  "use strict";
  var d = document, body = d.body;
  function all(selector, act) { Array.prototype.forEach.call(d.querySelectorAll(selector), act); }

  /* The quick way out: end the visit at the server, show nothing, and put the weather in place of this page. */
  function leave(event) {
    if (event) event.preventDefault();
    d.documentElement.hidden = true;
    try { navigator.sendBeacon(body.dataset.leave); } catch (e) { /* the visit then ends by itself */ }
    window.location.replace(body.dataset.neutral);
  }
  all(".leave", function (link) { link.addEventListener("click", leave); });
  var shifts = [];
  d.addEventListener("keydown", function (event) {
    if (event.key !== "Shift" || !d.querySelector(".leave")) { shifts = []; return; }
    if (event.repeat) return;
    shifts = shifts.filter(function (at) { return event.timeStamp - at < 1500; }).concat(event.timeStamp);
    if (shifts.length === 3) leave();
  });

  /* After a refused form: to the summary. */
  var summaries = d.querySelectorAll("[data-focus]");
  if (summaries.length === 1) summaries[0].focus();

  /* Characters left. */
  all("[data-count]", function (counter) {
    var box = d.getElementById(counter.dataset.count), most = +counter.dataset.limit;
    if (!box) return;
    box.removeAttribute("maxlength");
    function show() {
      var left = most - Array.from(box.value).length;
      counter.hidden = left > most / 2;
      counter.textContent = counter.dataset.text.replace("{n}", left);
      counter.classList.toggle("over", left < 0);
    }
    box.addEventListener("input", show);
    show();
  });

  /* Autosave: what is typed goes to the server after a second of rest. */
  all("form[data-autosave]", function (form) {
    var waiting, line = form.querySelector(".saved"), busy = false, again = false;
    function say(text) { if (line) { line.hidden = false; line.textContent = text; } }
    function save() {
      if (busy) { again = true; return; }
      busy = true;
      fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), credentials: "same-origin" })
        .then(function (answer) { say(answer.ok ? form.dataset.saved : form.dataset.unsaved); })
        .catch(function () { say(form.dataset.unsaved); })
        .then(function () { busy = false; if (again) { again = false; save(); } });
    }
    form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(save, 1000); });
    form.addEventListener("submit", function () { clearTimeout(waiting); });
    d.addEventListener("visibilitychange", function () {
      if (d.visibilityState === "hidden" && waiting) navigator.sendBeacon(form.dataset.autosave, new FormData(form));
    });
  });

  /* Read aloud, only where the device has a voice for the language of the page. */
  var speech = window.speechSynthesis, language = (d.documentElement.lang || "").slice(0, 2);
  function voices() {
    var voice = speech.getVoices().filter(function (v) { return v.lang.slice(0, 2).toLowerCase() === language; })[0];
    if (voice) all(".say", function (button) {
      if (!button.hidden) return;
      button.hidden = false;
      button.addEventListener("click", function () {
        var was = speech.speaking;
        speech.cancel();
        all(".say", function (other) { other.setAttribute("aria-pressed", "false"); });
        if (was) return;
        var place = button.dataset.say ? d.getElementById(button.dataset.say) : button.closest("section, fieldset, form, main");
        var words = new SpeechSynthesisUtterance(place ? place.innerText : "");
        words.voice = voice; words.lang = voice.lang; words.rate = 0.9;
        words.onend = function () { button.setAttribute("aria-pressed", "false"); };
        button.setAttribute("aria-pressed", "true");
        speech.speak(words);
      });
    });
  }
  if (speech && d.querySelector(".say")) { voices(); speech.addEventListener("voiceschanged", voices); }

  /* Keyboard on staff tables: j and k to the next and previous row, e or Enter opens it, x ticks it, / goes to search. */
  var table = d.querySelector("table[data-keys]"), at = -1;
  if (d.querySelector(".staff")) d.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    var search = d.querySelector("input[type=search]");
    if (event.key === "/" && search) { event.preventDefault(); search.focus(); search.select(); return; }
    if (!table) return;
    var rows = Array.prototype.filter.call(table.tBodies, Boolean).reduce(function (found, part) {
      return found.concat(Array.from(part.rows).filter(function (row) { return !row.classList.contains("group"); }));
    }, []);
    if (event.key === "j" || event.key === "k") {
      if (rows[at]) rows[at].classList.remove("on");
      at = Math.max(0, Math.min(rows.length - 1, at + (event.key === "j" ? 1 : -1)));
      if (!rows[at]) return;
      rows[at].classList.add("on");
      rows[at].scrollIntoView({ block: "nearest" });
      var first = rows[at].querySelector("a, button");
      if (first) first.focus({ preventScroll: true });
    } else if (event.key === "x" && rows[at]) {
      var tick = rows[at].querySelector("input[type=checkbox]");
      if (tick) tick.checked = !tick.checked;
    } else if (event.key === "e" && rows[at]) {
      var link = rows[at].querySelector("a[href]");
      if (link) link.click();
    }
  });
})();
