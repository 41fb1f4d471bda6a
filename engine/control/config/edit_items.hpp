// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/config/edit_text.hpp"
#include "engine/control/config/names.hpp"
#include "engine/control/config/yaml_editor.hpp"

// Changes to the named items of a list of the document, by the rules of edit.hpp. What kind of item
// it is says a Kind:
//
//   using Settings = …;                                  the contract's form of one
//   static constexpr std::string_view kList, kWhat;      "budgets", "budget"
//   static const auto& items(const Document&);           with name.value
//   static Settings settingsOf(const Fields&);
//   static std::vector<WrittenField> written(const Settings&);
//   static Result<void> check(const Settings&);          what can be written at all, but the name
//   static Settings asRead(Settings);                    as a reader finds what was written
namespace weir::control {

// A field with its value as it is written, or nothing where the default says the same; in the order
// in which they are written.
struct WrittenField {
    std::string_view field;
    std::optional<std::string> value;
};

// A text as it is written, or nothing.
std::optional<std::string> unlessEmpty(const std::string& text);

// An item of a list as it is written.
std::string itemText(const std::vector<WrittenField>& fields);

template <class Kind>
std::optional<std::size_t> indexOfItem(const Document& document, std::string_view name) {
    const auto& items = Kind::items(document);
    const auto found =
        std::ranges::find_if(items, [&](const auto& fields) { return fields.name.value == name; });
    if (found == items.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - items.begin());
}

Error noSuchItem(std::string_view what, std::string_view name);
Error itemNameTaken(std::string_view what, std::string_view name);
Error notAnItemName(std::string_view what, std::string_view name);

Result<void> appendItems(YamlEditor& editor, std::string_view list,
                         const std::vector<std::vector<WrittenField>>& written);
// Only the fields that differ.
Result<void> changeItem(YamlEditor& editor, std::string_view list, std::size_t index,
                        const std::vector<WrittenField>& before,
                        const std::vector<WrittenField>& after);

// The last word on every edit: what a reader finds in the text is what was asked for.
template <class Kind>
Result<std::string> verifiedItems(const YamlEditor& editor,
                                  std::span<const typename Kind::Settings> asked) {
    const auto after = readSound(editor.text());
    if (!after) {
        return after.error();
    }
    for (const auto& settings : asked) {
        const auto now = indexOfItem<Kind>(*after, settings.name);
        if (!now || Kind::settingsOf(Kind::items(*after)[*now]) != Kind::asRead(settings)) {
            return Error::invalid("The document is written in a way that cannot be changed here.",
                                  "Change it in an editor.");
        }
    }
    return editor.text();
}

// Behind the last one, or in the place of the one named `replaces`.
template <class Kind>
Result<std::string> setItem(std::string_view text, std::string_view replaces,
                            const typename Kind::Settings& settings) {
    if (!isPlainName(settings.name)) {
        return notAnItemName(Kind::kWhat, settings.name);
    }
    if (auto sound = Kind::check(settings); !sound) {
        return std::move(sound.error());
    }
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOfItem<Kind>(*document, replaces);
    if (!replaces.empty() && !index) {
        return noSuchItem(Kind::kWhat, replaces);
    }
    if (settings.name != replaces && indexOfItem<Kind>(*document, settings.name)) {
        return itemNameTaken(Kind::kWhat, settings.name);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    const auto done =
        index ? changeItem(*editor, Kind::kList, *index,
                           Kind::written(Kind::settingsOf(Kind::items(*document)[*index])),
                           Kind::written(settings))
              : appendItems(*editor, Kind::kList, {Kind::written(settings)});
    if (!done) {
        return done.error();
    }
    return verifiedItems<Kind>(*editor, std::span(&settings, 1));
}

// Behind the last one, in one change: all of them or none.
template <class Kind>
Result<std::string> addItems(std::string_view text,
                             std::span<const typename Kind::Settings> settings) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    std::vector<std::vector<WrittenField>> written;
    for (const auto& each : settings) {
        if (!isPlainName(each.name)) {
            return notAnItemName(Kind::kWhat, each.name);
        }
        if (auto sound = Kind::check(each); !sound) {
            return std::move(sound.error());
        }
        if (indexOfItem<Kind>(*document, each.name)) {
            return itemNameTaken(Kind::kWhat, each.name);
        }
        written.push_back(Kind::written(each));
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (const auto done = appendItems(*editor, Kind::kList, written); !done) {
        return done.error();
    }
    return verifiedItems<Kind>(*editor, settings);
}

template <class Removed>
struct ItemRemoval {
    std::string text;  // the document without it
    Removed removed;
};

template <class Kind, class Removed>
Result<ItemRemoval<Removed>> removeItem(std::string_view text, std::string_view name) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOfItem<Kind>(*document, name);
    if (!index) {
        return noSuchItem(Kind::kWhat, name);
    }
    auto editor = YamlEditor::open(text);
    if (!editor) {
        return std::move(editor.error());
    }
    auto item = editor->takeOut(Kind::kList, *index);
    if (!item) {
        return std::move(item.error());
    }
    return ItemRemoval<Removed>{editor->text(),
                                {.name = std::string(name),
                                 .text = std::move(item->text),
                                 .index = static_cast<std::uint32_t>(*index),
                                 .linesBefore = item->linesBefore}};
}

// Where it stood, byte for byte, if nothing around it was changed meanwhile.
template <class Kind, class Removed>
Result<std::string> restoreItem(std::string_view text, const Removed& removed) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    if (indexOfItem<Kind>(*document, removed.name)) {
        return itemNameTaken(Kind::kWhat, removed.name);
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    if (auto done =
            editor->putBack(Kind::kList, removed.index, {removed.text, removed.linesBefore});
        !done) {
        return std::move(done.error());
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (!indexOfItem<Kind>(*after, removed.name)) {
        return Error::invalid("What was removed is not a " + std::string(Kind::kWhat) +
                              " of that name.");
    }
    return editor->text();
}

}  // namespace weir::control
