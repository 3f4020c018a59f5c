/* Recording a voice in the page. Without this file the phone's own recorder opens from the file field. */
(function () {
  "use strict";
  var d = document, Sound = window.AudioContext || window.webkitAudioContext;
  if (!navigator.mediaDevices || !window.MediaRecorder || !window.DataTransfer || !Sound) return;
  var KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

  function clock(seconds) { return Math.floor(seconds / 60) + ":" + ("0" + (seconds % 60)).slice(-2); }

  Array.prototype.forEach.call(d.querySelectorAll("form[data-voice]"), function (form) {
    var box = form.querySelector(".recorder"), field = form.querySelector("input[type=file]");
    var around = field.closest(".utrecht-form-field"), status = box.querySelector("[role=status]");
    var finish = form.querySelector(".actions"), buttons = {}, recorder, stream, parts, ticking, seconds, blob, playing;
    Array.prototype.forEach.call(box.querySelectorAll("[data-do]"), function (each) { buttons[each.dataset.do] = each; });

    function show(names) {
      Object.keys(buttons).forEach(function (name) { buttons[name].hidden = names.indexOf(name) < 0; });
    }
    function say(key) { status.textContent = (status.dataset[key] || "").replace("{time}", clock(seconds)); }
    function quiet() { if (playing) { playing.stop(); playing = null; } }

    function record() {
      quiet();
      navigator.mediaDevices.getUserMedia({ audio: true }).then(function (opened) {
        var kind = KINDS.filter(function (each) { return MediaRecorder.isTypeSupported(each); })[0];
        stream = opened; parts = []; seconds = 0;
        recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 });
        recorder.addEventListener("dataavailable", function (event) { parts.push(event.data); });
        recorder.addEventListener("stop", keep);
        recorder.start();
        show(["stop"]);
        say("recording");
        buttons.stop.focus();
        ticking = setInterval(function () {
          seconds += 1;
          say("recording");
          if (seconds >= +form.dataset.voice) stop();
        }, 1000);
      }).catch(function () {
        around.hidden = finish.hidden = false;
        say("refused");
      });
    }
    function stop() { if (recorder && recorder.state !== "inactive") recorder.stop(); }
    function keep() {
      var holder = new DataTransfer();
      clearInterval(ticking);
      stream.getTracks().forEach(function (track) { track.stop(); });
      blob = new Blob(parts, { type: recorder.mimeType });
      holder.items.add(new File([blob], "words", { type: blob.type }));
      field.files = holder.files;
      finish.hidden = false;
      show(["record", "listen"]);
      say("ready");
      buttons.listen.focus();
    }
    function listen() {
      quiet();
      var room = new Sound();
      blob.arrayBuffer().then(function (bytes) { return room.decodeAudioData(bytes); }).then(function (sound) {
        playing = room.createBufferSource();
        playing.buffer = sound;
        playing.connect(room.destination);
        playing.start();
      });
    }

    box.hidden = false;
    // After a refusal the file field stays: its error is the message, and a file is the other way.
    if (!around.classList.contains("utrecht-form-field--invalid")) around.hidden = finish.hidden = true;
    buttons.record.addEventListener("click", record);
    buttons.stop.addEventListener("click", stop);
    buttons.listen.addEventListener("click", listen);
  });
})();
