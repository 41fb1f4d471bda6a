// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_items.hpp"

#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

std::optional<std::string> unlessEmpty(const std::string& text) {
    return text.empty() ? std::optional<std::string>() : renderScalar(text);
}

Error noSuchItem(std::string_view what, std::string_view name) {
    return Error::notFound(
        "The document has no " + std::string(what) + " \"" + std::string(name) + "\".",
        "It may have been renamed or removed meanwhile.");
}

Error itemNameTaken(std::string_view what, std::string_view name) {
    return Error::conflict(
        "There is a " + std::string(what) + " \"" + std::string(name) + "\" already.",
        "Choose another name.");
}

Error notAnItemName(std::string_view what, std::string_view name) {
    return Error::invalid("\"" + std::string(name.substr(0, 64)) + "\" cannot be the name of a " +
                              std::string(what) + '.',
                          "Use letters, digits, '.', '_' and '-', at most 64 of them.");
}

Result<void> appendItems(YamlEditor& editor, std::string_view list,
                         const std::vector<std::vector<WrittenField>>& written) {
    std::vector<std::vector<YamlEditor::Field>> items;
    for (const std::vector<WrittenField>& item : written) {
        std::vector<YamlEditor::Field>& fields = items.emplace_back();
        for (const WrittenField& each : item) {
            if (each.value) {
                fields.emplace_back(each.field, *each.value);
            }
        }
    }
    return editor.append(list, items);
}

Result<void> changeItem(YamlEditor& editor, std::string_view list, std::size_t index,
                        const std::vector<WrittenField>& before,
                        const std::vector<WrittenField>& after) {
    std::vector<std::string_view> ahead;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto& [field, value] = after[i];
        if (before[i].value != value) {
            const YamlNode& item = editor.root()->find(list)->items[index];
            auto done = value ? editor.set(item, {std::string(field), *value}, ahead)
                              : editor.remove(item, field);
            if (!done) {
                return done;
            }
        }
        ahead.push_back(field);
    }
    return {};
}

std::string itemText(const std::vector<WrittenField>& fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
        if (value) {
            text.append(text.empty() ? "- " : "  ").append(name).append(": ").append(*value);
            text += '\n';
        }
    }
    return text;
}

}  // namespace weir::control
