// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

import { eventually } from './screen.mjs';
import { temporaryFolder } from './temporary.mjs';

// The keychain of a desktop, on a bus of its own: unlocked at first, and locked like after a log-in
// that did not unlock it.
export class Keyring {
  static missing = ['dbus-daemon', 'gnome-keyring-daemon'].filter((program) => spawnSync('which', [program]).status !== 0);

  static async open(test, screen) {
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], { stdio: ['ignore', 'pipe', 'ignore'] });
    test.after(() => bus.kill());
    const [address] = await once(bus.stdout, 'data');
    const home = temporaryFolder();
    const keyring = new Keyring();
    // Its daemon, and whoever asks it, must agree on where keyrings are.
    keyring.env = { DBUS_SESSION_BUS_ADDRESS: address.toString().trim(), XDG_DATA_HOME: home };
    keyring.test = test;
    keyring.all = { ...screen.env, ...keyring.env, HOME: home, XDG_RUNTIME_DIR: home };
    await keyring.#start('a password');
    return keyring;
  }

  // The daemon anew, with nobody's password.
  async lock() {
    this.daemon.kill('SIGKILL');
    await this.ended;
    await this.#start();
  }

  #ask(method, ...words) {
    const to = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
    return execFileSync('dbus-send', [...to, `org.freedesktop.DBus.${method}`, ...words], { env: this.all, encoding: 'utf8' });
  }

  async #start(password) {
    const words = password ? ['--unlock'] : [];
    this.daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...words], {
      env: this.all,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const { daemon } = this;
    this.ended = once(daemon, 'exit');
    this.test.after(() => daemon.kill('SIGKILL'));
    daemon.stdin.end(password ?? '');
    await eventually('the keyring answers', () => this.#ask('NameHasOwner', 'string:org.freedesktop.secrets').includes('true'));
  }
}
