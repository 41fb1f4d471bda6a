// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/config/edit_items.hpp"
#include "engine/control/config/yaml_editor.hpp"

namespace weir::control {

// Where each wanted item comes from in the document: the one of its name; or, renamed, the only one
// that nobody else takes.
template <class Settings>
std::vector<std::optional<std::size_t>> originsOf(const std::vector<Settings>& there,
                                                  const std::vector<Settings>& wanted) {
    std::vector<std::optional<std::size_t>> from(wanted.size());
    std::set<std::size_t> left;
    for (std::size_t i = 0; i < there.size(); ++i) {
        left.insert(i);
    }
    std::vector<std::size_t> fresh;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto found = std::ranges::find(there, wanted[i].name, &Settings::name);
        if (found == there.end()) {
            fresh.push_back(i);
            continue;
        }
        from[i] = static_cast<std::size_t>(found - there.begin());
        left.erase(*from[i]);
    }
    for (const std::size_t i : fresh) {
        const auto same = std::ranges::find_if(left, [&](std::size_t each) {
            Settings renamed = there[each];
            renamed.name = wanted[i].name;
            return renamed == wanted[i];
        });
        if (same != left.end()) {
            from[i] = *same;
            left.erase(same);
        }
    }
    if (fresh.size() == 1 && left.size() == 1 && there.size() == wanted.size() &&
        !from[fresh.front()]) {
        from[fresh.front()] = *left.begin();
    }
    return from;
}

// Takes out what nobody wants, changes what differs, adds what is new, and then moves.
template <class Settings>
class ListRewrite {
public:
    using Written = std::vector<WrittenField> (*)(const Settings&);

    ListRewrite(YamlEditor& editor, std::string_view list, std::vector<Settings> there,
                const std::vector<Settings>& wanted, Written written)
        : m_editor(editor),
          m_list(list),
          m_there(std::move(there)),
          m_wanted(wanted),
          m_written(written) {}

    Result<void> run() {
        const auto from = originsOf(m_there, m_wanted);
        auto done = takeOut(from);
        for (std::size_t i = 0; done && i < m_wanted.size(); ++i) {
            done = from[i] ? changeTo(i, *from[i]) : add(i);
        }
        for (std::size_t i = 0; done && i < m_wanted.size(); ++i) {
            const auto place =
                static_cast<std::size_t>(std::ranges::find(m_order, i) - m_order.begin());
            if (place != i) {
                done = move(place, i);
                m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(place));
                m_order.insert(m_order.begin() + static_cast<std::ptrdiff_t>(i), i);
            }
        }
        return done;
    }

private:
    Result<void> takeOut(const std::vector<std::optional<std::size_t>>& from) {
        m_order.assign(m_there.size(), kNobody);
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (from[i]) {
                m_order[*from[i]] = i;
            }
        }
        for (std::size_t i = m_there.size(); i-- > 0;) {
            if (m_order[i] == kNobody) {
                if (auto taken = m_editor.takeOut(m_list, i); !taken) {
                    return std::move(taken.error());
                }
                m_order.erase(m_order.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
        return {};
    }

    Result<void> changeTo(std::size_t wanted, std::size_t origin) {
        const auto place = std::ranges::find(m_order, wanted) - m_order.begin();
        return changeItem(m_editor, m_list, static_cast<std::size_t>(place),
                          m_written(m_there[origin]), m_written(m_wanted[wanted]));
    }

    Result<void> add(std::size_t wanted) {
        m_order.push_back(wanted);
        return appendItems(m_editor, m_list, {m_written(m_wanted[wanted])});
    }

    Result<void> move(std::size_t from, std::size_t to) {
        auto item = m_editor.takeOut(m_list, from);
        if (!item) {
            return std::move(item.error());
        }
        return m_editor.putBack(m_list, to, *item);
    }

    static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

    YamlEditor& m_editor;
    const std::string_view m_list;
    const std::vector<Settings> m_there;
    const std::vector<Settings>& m_wanted;
    const Written m_written;
    std::vector<std::size_t> m_order;  // by place in the text: which of the wanted stands there
};

// A list of named items of the document.
template <class Settings>
struct ListOfDocument {
    std::string_view list;  // "routes"
    std::string_view item;  // "route"
    std::vector<Settings> (*read)(const Document&);
    typename ListRewrite<Settings>::Written written;
};

template <class Settings>
Result<void> checkNamesDiffer(const ListOfDocument<Settings>& kind,
                              const std::vector<Settings>& items) {
    std::set<std::string_view> names;
    for (const Settings& each : items) {
        if (!names.insert(each.name).second) {
            return Error::invalid(
                "There are two " + std::string(kind.item) + "s \"" + each.name + "\".",
                "Give one of them another name.");
        }
    }
    return {};
}

// The text of a document whose list becomes `wanted`, which are as a reader finds them, in its
// order. An item that is there keeps its text but for the fields that differ, and its comments; one
// that moves takes them along. Errors: Invalid (the document, or a way of writing it that cannot be
// changed).
template <class Settings>
Result<std::string> rewriteList(std::string_view text, const ListOfDocument<Settings>& kind,
                                const std::vector<Settings>& wanted) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::vector<Settings> there = kind.read(*document);
    if (there == wanted) {
        return std::string(text);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    ListRewrite<Settings> rewrite(*editor, kind.list, std::move(there), wanted, kind.written);
    if (auto done = rewrite.run(); !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (kind.read(*after) != wanted) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return editor->text();
}

}  // namespace weir::control
