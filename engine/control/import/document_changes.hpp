// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/import/import_notes.hpp"

namespace weir::control {

// Things of one kind that are to be added, each with where it stands in the file and what a person
// calls it.
template <class Settings>
struct Pending {
    struct Origin {
        std::uint32_t line = 0;
        std::string what;
    };
    std::vector<Origin> origins;
    std::vector<Settings> settings;

    void add(Origin origin, Settings each) {
        origins.push_back(std::move(origin));
        settings.push_back(std::move(each));
    }
};

// The document on its way: each change is taken as a whole, and what cannot be added becomes a
// note.
class DocumentChanges {
public:
    DocumentChanges(std::string document, ImportNotes& notes)
        : m_text(std::move(document)), m_notes(notes) {}

    const std::string& text() const { return m_text; }

    // The text with one thing more, or why it cannot be added. How many were: 1 or 0.
    std::uint32_t take(std::uint32_t line, std::string what, Result<std::string> text) {
        if (!text) {
            m_notes.leftOut(line, std::move(what), text.error().text());
            return 0;
        }
        m_text = std::move(*text);
        return 1;
    }

    // All at once, because every change reads the whole text again; if that is refused, in halves,
    // until what cannot be added stands alone. How many were added.
    template <class Settings>
    std::uint32_t addAll(const Pending<Settings>& pending,
                         Result<std::string> (*edit)(std::string_view, std::span<const Settings>)) {
        return addAll(pending, 0, pending.settings.size(), edit);
    }

private:
    template <class Settings>
    std::uint32_t addAll(const Pending<Settings>& pending, std::size_t from, std::size_t count,
                         Result<std::string> (*edit)(std::string_view, std::span<const Settings>)) {
        if (count == 0) {
            return 0;
        }
        auto text = edit(m_text, std::span(pending.settings).subspan(from, count));
        if (text) {
            m_text = std::move(*text);
            return static_cast<std::uint32_t>(count);
        }
        if (count == 1) {
            const auto& origin = pending.origins[from];
            return take(origin.line, origin.what, std::move(text));
        }
        const std::size_t half = count / 2;
        const std::uint32_t before = addAll(pending, from, half, edit);
        return before + addAll(pending, from + half, count - half, edit);
    }

    std::string m_text;
    ImportNotes& m_notes;
};

}  // namespace weir::control
