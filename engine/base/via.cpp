// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/via.hpp"

#include "engine/base/words.hpp"

namespace weir {

std::string actorOf(Via via, std::string_view name) {
    std::string actor(wordOf(via));
    if (!name.empty()) {
        actor.append(1, ' ').append(name);
    }
    return actor;
}

}  // namespace weir
