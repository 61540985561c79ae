import { group } from './word-group.ts';

/** What a running system is made of: cancelling one is execute. */
export const RUNS =
  group(`job, run, pipeline, workflow, execution, build, process, training, task run, workflow run, pipeline run, crawl, scan, deployment, render, running, batch, agent run, query execution, session run, test run,
  command, script, simulation, background job, prediction, inference, generation, fine tuning, download, operation, in progress, print, print job, backup job, upload, export`);

/** Pictures, sound, film and free text that a model makes. */
export const MEDIA =
  group(`image, video, audio, speech, music, song, voice, voiceover, picture, photo, art, artwork, illustration, avatar, sound, animation, text, clip, podcast, portrait, sprite, texture, 3d model, sticker, lyric, wallpaper, soundtrack, sound effect, logo, story, poem, logo design,
  3d, text-to-image, image-to-image, text-to-video, image-to-video, text-to-speech, painting, video clip, tts, vocal, melody, thumbnail image, scene image, movie, film, content, completion, response`);

/** What a generator that only writes text or drawings by rule returns. */
export const DRAWINGS =
  group(`chart, graph, plot, diagram, link, url, deeplink, uuid, id, report, summary, code, qr, qrcode, qr code, hash, table, map, list, password, name, slug, snippet, boilerplate, prompt, number, data, preview, config, configuration, template, document, documentation, schema, test, query, sitemap,
  changelog, note, markdown, html, svg, palette, color, statistic, contract, token, key, barcode, mnemonic, spreadsheet, matrix, plan, csv, pdf, output, mermaid, treemap, sankey`);

/** Agents and models that are asked or told to do something. */
export const MINDS = group(
  `agent, assistant, subagent, llm, model, gpt, claude, gemini, copilot, bot, ai, chatbot, persona, oracle, team of agent, codex, grok, ollama`,
);

/** Machines and administrators. */
export const HOSTS = group(
  `shell, terminal, host, command line, bash, powershell, sudo, root, admin command, ssh, kubectl, system command, remote server, arbitrary command, os command, cmd, zsh, administrator, adb shell, shell command, terminal command, docker exec, remote host, remote command, command prompt`,
);

/** Things in a house, a car or a workshop that a call moves or switches. */
export const DEVICES = group(
  'light, lamp, bulb, door, front door, garage, valve, heater, heating, fan, thermostat, blind, shutter, curtain, coffee machine, vacuum, sprinkler, oven, plug, outlet, relay, siren, air conditioner, humidifier, pump, smart lock, switch, socket, robot, gripper, drone, camera, appliance, dishwasher, washing machine, irrigation, ac, motion, movement, motor, spindle, axis, led, vehicle, car, centrifuge, shaker, incubator, conveyor, boiler, trunk, vent, gate, barrier, turnstile, scooter, bike',
);

/** What a player plays. */
export const PLAYBACK = group(
  'playback, music, song, track, player, media, video, audio, podcast, playlist, radio, stream playback, spotify, movie, sound',
);

/** Where a machine, a figure or a view is moved. */
export const DIRECTIONS = group(
  'forward, backward, backwards, left, right, upward, ahead, clockwise, counterclockwise',
);

/** What is evaluated by running it; a text, an answer or a risk is evaluated by thinking. */
export const CODE = group(
  'javascript, js, script, code, browser, page, console, dom, python, snippet, lua, function, cell, notebook, webview, r code',
);

/** Words that tell that a text is about something that moves in the real world. */
export const MACHINES = group(
  'robot, robotic, drone, rover, quadcopter, uav, servo, gripper, cobot, humanoid, manipulator, actuator, cnc, robot arm, quadruped',
);

/** What is started or stopped for one person, and nobody else notices. */
export const SMALL_RUNS = group(
  'simulator, emulator, sim, app, application, playtest, game, timer, print, printing, stream, streaming, recording, broadcast, motion, playback, tunnel, session, preview, kernel, debugger, debug session, render, rendering, dev server, play mode, playmode, program, dialogue, activity, intent',
);
