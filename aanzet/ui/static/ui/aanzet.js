/* Spice: everything works without this file. Texts come from data attributes, nothing is stored in the browser. */
(function () {
  "use strict";
  var d = document, body = d.body;
  function all(selector, act) { Array.prototype.forEach.call(d.querySelectorAll(selector), act); }

  /* Nothing of this page is shown or heard any more. */
  function blank() {
    d.documentElement.hidden = true;
    d.title = "\u200b";
    body.textContent = "";
    try { hush(); } catch (e) { /* nothing may come between her and the way out */ }
  }
  /* The quick way out: show nothing, end the visit at the server, and put the weather in place of this page. On a lent
     device the one request that ends the visit also says where to go: nothing can overtake it. Elsewhere a cookie is set
     first: whatever the browser asks next ends the visit, also where the message never arrives or comes too late. */
  function leave(event) {
    var end = body.dataset.leave, next = body.dataset.neutral;
    if (event) event.preventDefault();
    blank();
    d.cookie = "left=1; path=/; samesite=lax" + (window.location.protocol === "https:" ? "; secure" : "");
    try { if (next !== end) navigator.sendBeacon(end); } catch (e) { /* the visit then ends by itself */ }
    window.location.replace(next);
  }
  all(".leave", function (link) { link.addEventListener("click", leave); });
  var shifts = [];
  d.addEventListener("keydown", function (event) {
    if (event.key !== "Shift" || !d.querySelector(".leave")) { shifts = []; return; }
    if (event.repeat) return;
    shifts = shifts.filter(function (at) { return event.timeStamp - at < 1500; }).concat(event.timeStamp);
    if (shifts.length === 3) leave();
  });

  /* Asks the server for this page anew, also where it was the answer to a form. */
  function again() { window.location.replace(window.location.pathname + window.location.search); }
  /* A page of somebody signed in is never shown again from the memory of the browser: the server is asked first. */
  if ("own" in body.dataset) {
    window.addEventListener("pagehide", function () { d.documentElement.hidden = true; });
    window.addEventListener("pageshow", function (event) {
      if (!event.persisted) return;
      blank();
      again();
    });
  }

  /* Her page hides itself when nobody touches it; what she typed goes to the server, which keeps it for her. */
  var idle = +body.dataset.idle * 1000, touched = Date.now();
  function away() {
    var form = Array.prototype.filter.call(d.forms, function (each) { return each.dataset.typed; })[0];
    var sent = form ? new FormData(form) : null, back = again;
    var place = form ? new URL(form.action, window.location) : null;
    blank();
    if (!form) return back();
    fetch(body.dataset.away + "?page=" + encodeURIComponent(place.pathname + place.search),
      { method: "POST", body: sent, credentials: "same-origin", keepalive: true }).then(back, back);
  }
  if (idle) {
    ["input", "keydown", "pointerdown", "scroll"].forEach(function (kind) {
      d.addEventListener(kind, function () { touched = Date.now(); }, { passive: true });
    });
    d.addEventListener("input", function (event) { if (event.target.form) event.target.form.dataset.typed = "1"; });
    var watch = function () { if (idle && Date.now() - touched > idle + 5000) { idle = 0; away(); } };
    setInterval(watch, 5000);
    d.addEventListener("visibilitychange", watch);
  }

  /* A code that stands behind # in the address: a browser sends that part to nobody. */
  all("[data-from-hash]", function (box) {
    var code = window.location.hash.replace(/\D/g, "");
    if (!code) return;
    window.history.replaceState(null, "", window.location.pathname);
    box.value = code;
    box.form.submit();
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
    /* From here on the form itself saves; nothing may come after it. */
    form.addEventListener("submit", function () { clearTimeout(waiting); waiting = 0; again = false; busy = true; });
    d.addEventListener("visibilitychange", function () {
      if (d.visibilityState === "hidden" && waiting) navigator.sendBeacon(form.dataset.autosave, new FormData(form));
    });
  });

  /* Read aloud. The ticket of a button holds its parts: words, recordings of them, and when those come first (2) or
     last (1). Then comes a voice in the phone itself (no voice of somebody else's server: the words are hers), then our
     server's. Everything goes through one Sound, which opens with her click and stays open. */
  var speech = window.speechSynthesis, Sound = window.AudioContext || window.webkitAudioContext;
  var language = (d.documentElement.lang || "").slice(0, 2), speaker = d.getElementById("say"), room, voice, reading;
  function pick() {
    voice = speech && speech.getVoices().filter(function (v) {
      return v.localService && v.lang.slice(0, 2).toLowerCase() === language;
    })[0];
    if (voice) all(".say[data-maybe]", function (button) { button.removeAttribute("data-maybe"); });
  }
  function hush() {
    var was = reading;
    reading = null;
    if (!was) return;
    was.button.setAttribute("aria-pressed", "false");
    if (was.place) was.place.classList.remove("heard");
    if (speech) speech.cancel();
    if (was.source) was.source.stop();
  }
  function sorry() {
    var line = speaker.querySelector("p");
    hush();
    speaker.hidden = false;
    line.textContent = line.dataset.text;
    setTimeout(function () { speaker.hidden = true; }, 8000);
  }
  function items(ticket) {
    var found = [];
    ticket.p.forEach(function (part, at) {
      if (part[1].length && (part[2] === 2 || !(voice || ticket.e))) part[1].forEach(function (url) { found.push({ url: url }); });
      else if (voice) found.push({ words: part[0] });
      else if (ticket.e) found.push({ part: at });
    });
    return found;
  }
  function bytes(mine, item, tries) {
    var asked = { credentials: "same-origin" };
    if (!item.url) {
      asked.method = "POST";
      asked.body = new FormData();
      asked.body.append("words", mine.button.value);
      asked.body.append("part", item.part);
    }
    return fetch(item.url || speaker.action, asked).then(function (answer) {
      if (answer.ok) return answer.arrayBuffer();
      if (answer.status !== 429 || tries > 8 || reading !== mine) throw answer.status;
      return new Promise(function (go) { setTimeout(go, 400); }).then(function () { return bytes(mine, item, tries + 1); });
    });
  }
  function load(mine, at) {
    var item = mine.items[at];
    if (!item || item.words || item.sound) return;
    item.sound = bytes(mine, item, 0).then(function (data) {
      return new Promise(function (done, fail) { room.decodeAudioData(data, done, fail); });
    });
    item.sound.catch(function () { item.failed = true; });
  }
  function play(mine, at) {
    var item = mine.items[at];
    function on() { if (reading === mine) { mine.heard = true; play(mine, at + 1); } }
    function skip() { if (reading === mine) play(mine, at + 1); }
    if (!item) { if (mine.heard) hush(); else sorry(); return; }
    if (item.words) {
      mine.said = new SpeechSynthesisUtterance(item.words);
      mine.said.voice = voice; mine.said.lang = voice.lang; mine.said.rate = 0.9;
      mine.said.onend = on; mine.said.onerror = skip;
      load(mine, at + 1);
      speech.speak(mine.said);
      return;
    }
    load(mine, at);
    item.sound.then(function (sound) {
      if (reading !== mine) return;
      mine.source = room.createBufferSource();
      mine.source.buffer = sound;
      mine.source.connect(room.destination);
      mine.source.onended = on;
      mine.source.start();
      load(mine, at + 1);
    }).catch(skip);
  }
  function read(button) {
    var target = button.dataset.say, ticket = JSON.parse(atob(button.value.split(":")[0].replace(/-/g, "+").replace(/_/g, "/")));
    var mine = reading = { button: button, items: items(ticket) };
    mine.place = target ? d.getElementById(target) : button.closest("section, fieldset, form, main");
    if (Sound) { room = room || new Sound(); room.resume(); }
    speaker.hidden = true;
    button.setAttribute("aria-pressed", "true");
    if (mine.place) mine.place.classList.add("heard");
    play(mine, 0);
  }
  if (speaker && (speech || Sound) && window.fetch) {
    all(".say", function (button) {
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", function (event) {
        var same = reading && reading.button === button;
        event.preventDefault();
        hush();
        if (!same) read(button);
      });
    });
    d.addEventListener("keydown", function (event) { if (event.key === "Escape") hush(); });
    d.addEventListener("visibilitychange", function () { if (d.visibilityState === "hidden") hush(); });
    window.addEventListener("pagehide", hush);
    pick();
    if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", pick);
  }

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
