// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/import_notes.hpp"

#include <algorithm>

namespace weir::control {

std::vector<admin::ImportNote> ImportNotes::take() {
    std::ranges::stable_sort(m_notes, {}, [](const admin::ImportNote& note) {
        return std::pair(note.line == 0, note.line);
    });
    return std::exchange(m_notes, {});
}

void ImportNotes::add(admin::ImportNote note) {
    if (m_said.emplace(note.line, note.what, note.why).second) {
        m_notes.push_back(std::move(note));
    }
}

}  // namespace weir::control
