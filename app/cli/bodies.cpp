// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/random.hpp"
#include "engine/base/secret.hpp"
#include "engine/books/bodies/master_key.hpp"

namespace weir::app {

namespace {

ExitCode newKey(const Arguments&) {
    SystemRandom random;
    const Secret key = books::MasterKey::makeText(random);
    fmt::print(stderr, "A key for bodies on disk. It is shown this once and kept nowhere:\n");
    std::string line(key.reveal());
    line += '\n';
    print(line);
    wipe(line);
    return ExitCode::Ok;
}

}  // namespace

const Command kBodiesNewKey{
    {"bodies new-key",
     "Make a key that bodies on disk are encrypted with.",
     {},
     {},
     "The key goes to standard output. Put it where the document says, and keep a copy: without\n"
     "it nobody can read what is stored.\n\n"
     "  (umask 077; weir bodies new-key > ~/.local/share/weir/secrets/bodies)\n\n"
     "  bodies: {keep: disk, key: file:/home/ada/.local/share/weir/secrets/bodies}"},
    newKey};

}  // namespace weir::app
