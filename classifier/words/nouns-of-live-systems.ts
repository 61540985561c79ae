import { group } from './word-group.ts';

/** Words that tell of a house or a workshop whose things a call switches. */
export const HOMES = group(
  `smart home, home assistant, smarthome, homeassistant, hass, homekit, hue, zigbee, zwave, z-wave, tuya, smartthings, iot, home automation, domotic, thermostat, light bulb, smart device, appliance, air conditioner, sonoff, tasmota,
  roomba, vacuum, nest, ecobee, wyze, doorbell, smart lock, blind, shelly, wemo, lifx, nanoleaf, yeelight`,
);

/** Words that tell of instruments and machines with settings that act at once. */
export const INSTRUMENTS = group(
  `gpio, raspberry, arduino, esp32, esp8266, modbus, plc, scada, opc, servo, relay, printer, octoprint, prusa, klipper, moonraker, cnc, laser cutter, oscilloscope, multimeter, power supply, lab equipment, pump,
  bambu, 3d printer, scope, logic analyzer, telescope mount, observatory, liquid handler, lab robot, pipette, opentrons, spectrometer, centrifuge, incubator, microscope, telescope, astronomy, dmx, lighting, wled, lifx`,
);

/** Words that tell of vehicles that are told what to do from afar. */
export const VEHICLES = group('vehicle, car, tesla, scooter, ev charger, wallbox, ev, rover, drone, robot, lawn mower');

/** Words that tell of a player. */
export const PLAYERS = group(
  `player, spotify, sonos, roku, chromecast, airplay, television, tv, kodi, plex, vlc, mpd, jellyfin, soundbar, speaker, ableton, daw, reaper, obs, youtube music, apple music, itunes, winamp, foobar, mopidy, qlab, remote control, playback`,
);

/** What a player plays, and what it is told to go to. */
export const PLAYED = group(
  'all, cue, playback, music, song, track, player, media, video, audio, podcast, playlist, radio, movie, sound, clip, scene, transport, episode, album, position, second, station, station, stream, queue, show, sequence, channel, program, app, source, favorite, preset',
);

/** Words that tell of a browser, a phone or a desktop that is driven. */
export const SCREENS = group(
  `browser, playwright, puppeteer, selenium, webdriver, chromium, cdp, android, adb, iphone, ios, appium, phone, simulator, emulator, desktop, computer use, mouse, keyboard, gui, screen, tv, remote, roku`,
);

/** What a live thing is set to. */
export const SETTINGS_OF_DEVICES = group(
  `scene, scenario, light, color, colour, brightness, temperature, hvac, hvac mode, heating, cooling, effect, pulse, flow, routine, digital, analog, pwm, servo, duty, fan speed, fan mode, eco mode, away mode, mode, temp, bed temp, nozzle temp, target temp, angle, timebase, feed rate, filament, tool, speed, entity state, entity, device state, device, state, voltage, current limit, output, frequency, power, level, valve, relay, pin, register, coil, blind,
  shutter, cover, curtain, cover position, climate, heater, nozzle temperature, bed temperature, hotend, spindle, laser, duty cycle, channel, channel value, horn, trunk, charge limit, door, window, alarm, siren, switch, plug, outlet`,
);

/** Words that tell of a panel that people look at. */
export const DISPLAYS = group(
  'led, led matrix, led panel, lcd, oled, e-ink, eink, digital signage, signage, kiosk, scoreboard, pixoo, awtrix, display board',
);

/** Words that tell of an engine whose project can be played. */
export const ENGINES = group(
  'godot, unity, unreal, roblox, game engine, bevy, pygame, gamemaker, construct, defold, playcanvas',
);

/** Words that tell of a figure that is led through a world. */
export const GAMES = group(
  'minecraft, mineflayer, game bot, npc, mud, dungeon, roguelike, factorio, terraria, pokemon',
);

/** Words that tell that a server makes pictures, sound or text with a model. */
export const GENERATORS = group(
  'flux, diffusion, stable diffusion, midjourney, dalle, comfyui, ollama, llm, suno, udio, runway, pika, kling, luma, elevenlabs, imagen, openai, gemini, replicate, fal, stability, ideogram, leonardo, sora, veo, image generation, image generator, text generation, huggingface, mistral, groq',
);

/** Words that tell that a server brings what runs in line with what is written down. */
export const ORCHESTRATORS = group(
  'argo, argocd, gitops, fluxcd, kubernetes, k8s, helm, terraform, opentofu, pulumi, ansible, nomad, vercel, netlify, flyio, heroku, deploy, deployment, kustomize',
);

/** Words that tell that a server tries targets for weaknesses. */
export const SCANNERS = group(
  'zap, burp, nmap, nuclei, nessus, kali, metasploit, pentest, openvas, nikto, acunetix, recon, masscan, wpscan',
);

/** Things of a house that give a server its name, and are common words elsewhere. */
export const HOUSE_THINGS = group(
  'garage, blind, shutter, curtain, plug, lock, sprinkler, irrigation, light, lamp, thermostat, heater, fan, oven, vacuum, coffee, kettle, aquarium, sauna, hvac, climate, door, awning, smart plug',
);

/** Words that tell of a program that renders what is modelled or cut in it. */
export const MODELLERS = group(
  'houdini, blender, maya, cinema4d, c4d, 3dsmax, nuke, premiere, davinci, resolve, after effects, sketchup, keyshot, unreal, rhino, octane, final cut, kdenlive, natron',
);
