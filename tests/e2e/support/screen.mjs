// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ask } from './admin.mjs';
import { FrameBuffer } from './framebuffer.mjs';
import { temporaryFolder } from './temporary.mjs';

// The window under test; CTest names it, and where its pictures go, if anybody is to look at them.
const desktop = process.env.WEIR_DESKTOP_BIN;
const pictures = process.env.WEIR_PICTURES;

// What this needs and CI has; elsewhere it is no failure that it cannot run.
export const missing = ['Xvfb', 'openbox', 'xdotool', 'xclip'].filter(
  (program) => spawnSync('which', [program]).status !== 0,
);

// Resolves to the first truthy value that `probe` gives.
export async function eventually(what, probe, seconds = 20) {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const value = await Promise.resolve()
      .then(probe)
      .catch(() => undefined);
    if (value) return value;
    if (Date.now() > until) throw new Error(`not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// A screen with a window manager, and a person at its keyboard.
export class Screen {
  static async open(test, size = '1440x900') {
    // Without -noreset, the end of a first xdotool that nobody else is beside throws out a window
    // manager that is just coming in.
    const pixels = temporaryFolder();
    const words = ['-displayfd', '1', '-screen', '0', `${size}x24`, '-fbdir', pixels, '-nolisten', 'tcp', '-noreset'];
    const server = spawn('Xvfb', words, { stdio: ['ignore', 'pipe', 'ignore'] });
    test.after(() => server.kill());
    const [number] = await once(server.stdout, 'data');
    const screen = new Screen(`:${number.toString().trim()}`, join(pixels, 'Xvfb_screen0'));
    const manager = spawn('openbox', [], { env: screen.env, stdio: 'ignore' });
    test.after(() => manager.kill());
    // A window that is there before it would never be given the focus.
    await eventually('the window manager is there', () => screen.#run('xdotool', 'get_num_desktops'));
    return screen;
  }

  #pixels;

  constructor(display, pixels) {
    this.#pixels = pixels;
    this.env = { ...process.env, DISPLAY: display, QT_QPA_PLATFORM: 'xcb' };
    // A session bus would lead to the keychain of whoever runs the tests.
    this.env.DBUS_SESSION_BUS_ADDRESS = 'disabled:';
  }

  #run(...command) {
    return execFileSync(command[0], command.slice(1), { env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }

  // The title of the window that has the focus.
  title() {
    return this.#run('xdotool', 'getactivewindow', 'getwindowname').trim();
  }

  // Keys one after another, as xdotool names them: 'Tab', 'ctrl+2'.
  press(...keys) {
    this.#run('xdotool', 'key', '--clearmodifiers', '--delay', '60', ...keys);
  }

  // Keys for a window of another program, if it has one.
  pressIn(program, ...keys) {
    const found = spawnSync('xdotool', ['search', '--onlyvisible', '--class', program], { env: this.env, encoding: 'utf8' });
    for (const window of found.stdout.trim().split('\n').filter(Boolean)) {
      spawnSync('xdotool', ['windowactivate', '--sync', window, 'key', '--clearmodifiers', ...keys], { env: this.env });
    }
  }

  type(text) {
    this.#run('xdotool', 'type', '--delay', '20', text);
  }

  clipboard() {
    return this.#run('xclip', '-o', '-selection', 'clipboard');
  }

  // As it is now.
  look() {
    return new FrameBuffer(this.#pixels);
  }

  picture(name) {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    writeFileSync(join(pictures, `${name}.png`), this.look().png());
  }
}

// weir-desktop on such a screen, with a home of its own.
export class Desktop {
  // `wrapper` is what it is started with, `env` what it finds besides.
  static async start(test, screen, { data, words = [], wrapper = [], env = {} } = {}) {
    const home = temporaryFolder();
    const started = new Desktop(screen, data ?? join(home, 'data'), home);
    Object.assign(started, { wrapper, extra: env });
    test.after(() => started.end());
    await started.run(test, words);
    return started;
  }

  constructor(screen, data, home) {
    this.screen = screen;
    this.data = data;
    this.home = home;
  }

  async run(test, words = []) {
    const folders = { HOME: this.home, XDG_RUNTIME_DIR: this.home, XDG_CONFIG_HOME: join(this.home, 'config') };
    const command = [...(this.wrapper ?? []), desktop, '--data', this.data, ...words];
    this.child = spawn(command[0], command.slice(1), {
      env: { ...this.screen.env, ...folders, ...this.extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { child } = this;
    this.ended = once(child, 'exit');
    await eventually('the window is there', () => this.screen.title().includes('Weir'));
  }

  // From here on its data folder is looked at as it sees it, through mounts of its own.
  seeThrough() {
    this.data = join('/proc', String(this.child.pid), 'root', this.data);
  }

  ask(operation, args) {
    return ask(this.data, operation, args);
  }

  async end() {
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  async kill() {
    await this.end();
    await eventually('the window is gone', () => {
      try {
        return !this.screen.title().includes('Weir');
      } catch {
        return true;
      }
    });
  }
}
