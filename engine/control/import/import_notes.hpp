// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/control/admin/import.hpp"

namespace weir::control {

// What has to be said of an import, in the order in which it was found.
class ImportNotes {
public:
    void leftOut(std::uint32_t line, std::string what, std::string why) {
        add({admin::ImportOutcome::LeftOut, line, std::move(what), std::move(why)});
    }
    void changed(std::uint32_t line, std::string what, std::string why) {
        add({admin::ImportOutcome::Changed, line, std::move(what), std::move(why)});
    }
    void toDo(std::uint32_t line, std::string what, std::string why) {
        add({admin::ImportOutcome::ToDo, line, std::move(what), std::move(why)});
    }

    // By line; what belongs to no line comes last.
    std::vector<admin::ImportNote> take();

private:
    // The same is not said twice.
    void add(admin::ImportNote note);

    std::vector<admin::ImportNote> m_notes;
    std::set<std::tuple<std::uint32_t, std::string, std::string>> m_said;
};

}  // namespace weir::control
