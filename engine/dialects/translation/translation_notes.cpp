// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/translation/translation_notes.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace weir::dialects {

namespace {

// Of a caller's making, so one line must not grow with a request.
constexpr std::size_t kMostNames = 40;
constexpr std::size_t kLongestName = 80;

void addOnce(std::vector<std::string>& names, std::string name) {
    if (names.size() <= kMostNames && std::ranges::find(names, name) == names.end()) {
        names.push_back(std::move(name));
    }
}

}  // namespace

void TranslationNotes::leaveOut(std::string what) {
    if (what.size() > kLongestName) {
        // Not within a letter.
        std::size_t end = kLongestName;
        while (end > 0 && (static_cast<unsigned char>(what[end]) & 0xC0) == 0x80) {
            --end;
        }
        what.resize(end);
    }
    if (m_leftOut.size() == kMostNames) {
        what = "and more";
    }
    addOnce(m_leftOut, std::move(what));
}

void TranslationNotes::change(std::string what) {
    addOnce(m_changes, std::move(what));
}

void TranslationNotes::refuse(std::string why) {
    if (m_refusal.empty()) {
        m_refusal = std::move(why);
    }
}

std::vector<std::string> TranslationNotes::losses() const {
    std::vector<std::string> losses = m_changes;
    if (!m_leftOut.empty()) {
        losses.push_back(fmt::format("left out: {}", fmt::join(m_leftOut, ", ")));
    }
    return losses;
}

}  // namespace weir::dialects
